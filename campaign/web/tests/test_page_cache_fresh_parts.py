"""Pages that thank a signer are kept but for their count, which is made anew for each reader."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import brotli
import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError
from wagtail.models import PageViewRestriction

from campaign.web.front.cached_response import cached_response_of
from campaign.web.front.request import Answer

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("address", ["/petition/thanks/", "/embed/petition/{}/?signed=thanks"])


def _sign(reader, name, path="/petition/"):
    assert reader.post(path, {"given_name": name, "email": f"{name}@example.org"}).status == 303


def _count(answer):
    return int(BeautifulSoup(answer.body, "html.parser").select_one("[data-count]")["data-count"])


@BOTH
def test_whoever_has_just_signed_is_counted_on_a_page_that_was_kept_before(reader, petition, address):
    address = address.format(petition.pk)
    _sign(reader, "ann")
    first = reader.get(address)
    _sign(reader, "bob")
    second = reader.get(address)
    _sign(reader, "cem")
    third = reader.get(address)

    assert [_count(answer) for answer in (first, second, third)] == [1, 2, 3]
    assert reader.rendered.count(address.partition("?")[0]) == 1
    assert third.headers["Cache-Status"] == "campaign; hit"


@BOTH
def test_it_is_the_page_that_django_renders_and_stays_out_of_every_other_cache(reader, petition, address):
    address = address.format(petition.pk)
    _sign(reader, "ann")

    reader.get(address)
    kept, django = reader.get(address), reader.from_django(address)

    assert _without_space(kept.body) == _without_space(django.body)
    assert kept.headers["Cache-Control"] == django.headers["Cache-Control"] == "private, no-cache"
    assert not {"ETag", "Age", "X-Request-ID"} & kept.headers.keys()
    assert int(kept.headers["Content-Length"]) == len(kept.body)


def test_it_is_packed_for_each_reader_as_they_take_it(reader, petition):
    plain = reader.get("/petition/thanks/")
    packed = reader.get("/petition/thanks/", accept_encoding="gzip, br")

    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.body) == plain.body
    assert int(packed.headers["Content-Length"]) == len(packed.body)


def test_the_count_is_in_the_language_of_the_page(reader, petition, french):
    for number in range(2):
        _sign(reader, f"signer{number}", "/fr/petition/")
    reader.get("/fr/petition/thanks/")

    kept = reader.get("/fr/petition/thanks/")

    assert "personnes ont signé" in kept.body.decode()
    assert _count(kept) == 2


def test_the_goals_are_those_of_the_page_and_the_way_to_them_is_the_readers(reader, petition):
    petition.goal = 4
    petition.save()
    reader.get("/petition/thanks/")
    _sign(reader, "ann")

    bar = BeautifulSoup(reader.get("/petition/thanks/").body, "html.parser").progress

    assert bar["value"] == "25"


def test_what_an_editor_changes_is_seen_at_once(reader, petition, committed):
    reader.get("/petition/thanks/")
    with committed():
        petition.thanks_heading = "You are one of us"
        petition.save_revision().publish()

    assert "You are one of us" in reader.get("/petition/thanks/").body.decode()


def test_of_a_private_petition_nothing_is_kept(reader, petition, committed):
    reader.get("/petition/thanks/")
    with committed():
        PageViewRestriction.objects.create(page=petition, restriction_type=PageViewRestriction.LOGIN)

    for _time in range(2):
        locked = reader.get("/petition/thanks/")
        assert locked.status == 302
        assert "Cache-Status" not in locked.headers


def test_where_the_count_cannot_be_asked_for_django_answers(reader, petition, monkeypatch):
    reader.get("/petition/thanks/")

    def down(petition):
        raise OperationalError("the database is down")

    monkeypatch.setattr("petition.models.figures.counts_of", down)
    reader.failure = "away"

    assert reader.get("/petition/thanks/").status == 500
    assert reader.rendered.count("/petition/thanks/") == 2


def _without_space(body):
    return re.sub(r"\s+", " ", body.decode())


def test_a_crowd_shares_what_is_made_anew_and_nobody_gets_what_was_begun_before_they_asked():
    asked, made, begun = 0, [], Event()

    def make():
        made.append(asked)
        begun.set()
        while asked < 10:
            sleep(0.001)
        return f"{made[-1]}"

    answer = Answer("200 OK", [], b"<i>mark</i>")
    page = cached_response_of(answer, state=1, before=None, parts={b"mark": make})
    with ThreadPoolExecutor(10) as crowd:
        first = crowd.submit(page.made_fresh, "")
        begun.wait(5)
        others = [crowd.submit(page.made_fresh, "") for _reader in range(9)]
        while len(page.together._waiting) < len(others):
            sleep(0.001)
        asked = 10

    assert first.result()[0] == b"<i>0</i>"
    assert {other.result()[0] for other in others} == {b"<i>10</i>"}
    assert made == [0, 10]

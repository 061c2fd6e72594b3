"""Reasons for signing: shown where their writers, the petition and an editor agree, and at no channel otherwise."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from campaign.core.public_state import generation
from petition.comments import published
from petition.comments.reviewing import feature_comment, hide_comment, show_comment
from petition.models import PetitionPage, Signature
from petition.moderation.moderating import correct, reject
from petition.signing.withdrawing import erase, withdraw
from petition.tests.commenting import places_with, written


def test_it_waits_for_an_editor_and_is_then_shown_everywhere(petition, client):
    signature = written(petition)
    assert signature.comment_state == "waiting"
    assert places_with(client, petition) == set()
    assert show_comment(signature=signature, by=None)
    assert len(places_with(client, petition)) == 5
    assert not show_comment(signature=signature, by=None)


def test_words_are_plain_text_in_their_own_direction(at_once, client):
    written(at_once, comment="<script>alert(1)</script> لأجل النهر", language="ar")
    page = client.get("/petition/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert '<blockquote class="reasons__words" dir="auto" lang="ar">' in page


@pytest.mark.parametrize(
    "said",
    [{"show_comment": False}, {"minor": True}, {"comment": ""}],
    ids=["not agreed", "a child", "no words"],
)
def test_who_does_not_agree_is_shown_nowhere_even_if_let_through(at_once, client, said):
    signature = written(at_once, **said)
    show_comment(signature=signature, by=None)
    assert places_with(client, at_once) == set()


def test_without_the_name_it_is_a_supporters(at_once, client):
    written(at_once, show_name=False, postal_code="44114")
    assert places_with(client, at_once, "A supporter from Ohio")
    assert places_with(client, at_once, "Lovelace") == set()
    [item] = client.get(f"/api/campaign/v1/petitions/{at_once.pk}/comments/").json()["items"]
    assert (item["name"], item["writer"]) == ("", "A supporter from Ohio")


def test_names_that_are_switched_off_are_nowhere(at_once, client):
    written(at_once)
    assert len(places_with(client, at_once, "Lovelace")) >= 4
    at_once.show_recent_signers = False
    at_once.save()
    assert places_with(client, at_once, "Lovelace") == set()
    assert places_with(client, at_once, "A supporter from United States") != set()
    assert client.get(f"/api/campaign/v1/petitions/{at_once.pk}/signatures/").json()["count"] == 0
    assert client.get(f"/api/osdi/v1/petitions/{at_once.pk}/signatures/").json()["total_records"] == 0


def test_switched_off_there_is_none_and_the_form_does_not_ask(at_once, client):
    written(at_once)
    at_once.comments_shown = "off"
    at_once.save()
    assert places_with(client, at_once) == set()
    assert client.get("/petition/reasons/").status_code == 404
    assert b'name="show_comment"' not in client.get("/petition/").content


@pytest.mark.parametrize("taken_away", [withdraw, erase, reject, hide_comment])
def test_what_is_taken_away_is_gone_and_kept_pages_with_it(at_once, client, taken_away):
    signature = written(at_once)
    connection.run_on_commit.clear()
    taken_away(signature=signature, by=None)
    assert places_with(client, at_once) == set()
    assert generation._raise in [function for _ids, function, *_rest in connection.run_on_commit]


def test_hidden_it_leaves_the_signature_and_changed_words_wait(at_once):
    signature = written(at_once)
    hide_comment(signature=signature, by=None)
    assert PetitionPage.objects.get(pk=at_once.pk).signatures_counted == 1
    correct(signature=signature, changes={"comment": "Other words"})
    assert Signature.objects.get().comment_state == "waiting"


def test_featured_ones_stand_first_and_the_number_is_bounded(at_once):
    first = written(at_once, 1)
    for number in range(2, published.SHOWN + 5):
        written(at_once, number)
    feature_comment(signature=first, by=None)
    reasons = at_once.reasons_for_signing()
    assert (len(reasons), reasons[0].pk) == (published.SHOWN, first.pk)
    assert len({reason.pk for reason in reasons}) == published.SHOWN


def test_all_of_them_are_on_pages_that_need_no_scripts(at_once, client, monkeypatch):
    monkeypatch.setattr(published, "PAGE", 2)
    monkeypatch.setattr(published.page_of_comments, "__kwdefaults__", {"cursor": "", "size": 2})
    for number in range(1, 6):
        written(at_once, number)
    address, found = "/petition/reasons/", []
    while address:
        page = client.get(address).content.decode()
        found += [number for number in range(5, 0, -1) if f"river.<br>&lt;b&gt;Help&lt;/b&gt; {number}<" in page]
        _before, more, rest = page.partition('rel="next" href="')
        address = rest.partition('"')[0].replace("&amp;", "&") if more else ""
    assert found == [5, 4, 3, 2, 1]
    assert client.get("/petition/reasons/?before=rubbish").status_code == 302


def test_they_are_old_news_after_a_while(at_once):
    """Comments follow their signatures' time, so a page that is turned shows none twice."""
    old = written(at_once, 1, now=timezone.now() - timedelta(days=3))
    new = written(at_once, 2)
    assert [reason.pk for reason in at_once.reasons_for_signing()] == [new.pk, old.pk]
    assert Client().get("/petition/reasons/").status_code == 200

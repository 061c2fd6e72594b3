"""The count as a picture for sites that can show nothing else."""

from xml.etree import ElementTree

import pytest
from django.test import override_settings

from campaign.core.text.layout.pictures import width
from petition.models import OfflineBatch, SignatureTally

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def address(petition):
    petition.goal = 10_000
    petition.title = 'Cobalt & "copper" <for> people'
    petition.save()
    SignatureTally.objects.create(petition=petition, day="2026-05-01", slot=0, count=4_800)
    OfflineBatch.objects.create(petition=petition, count=12, collected_on="2026-05-01", note="Market")
    return f"/embed/petition/{petition.pk}/badge.svg"


def drawn(client, address, **query):
    answer = client.get(address, query)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)


def texts(picture):
    return [text.text for text in picture.iter(f"{SVG}text")]


def test_x4_it_says_the_total_with_paper_its_words_and_the_goal(client, address):
    picture = drawn(client, address)
    assert texts(picture) == ["4,812", "people have signed", "Goal: 10,000"]
    assert picture.get("role") == "img"
    assert picture.find(f"{SVG}title").text == "4,812 people have signed"
    assert picture.find(f"{SVG}desc").text == 'Cobalt & "copper" <for> people. Goal: 10,000'


def test_where_nobody_has_signed_it_calls_and_shows_no_nought(client, petition):
    petition.goal = None
    petition.save()
    picture = drawn(client, f"/embed/petition/{petition.pk}/badge.svg")
    assert texts(picture) == ["Be the first to sign"]
    assert picture.find(f"{SVG}title").text == "Be the first to sign"


def test_words_and_digits_are_those_of_the_language_that_is_asked_for(client, address):
    french = texts(drawn(client, address, lang="fr"))
    assert french[0].replace("\xa0", "\u202f") == "4\u202f812"
    assert texts(drawn(client, address, lang="xx")) == texts(drawn(client, address))
    with override_settings(LANGUAGES=[("en", "English"), ("ar", "Arabic"), ("de", "German")]):
        assert texts(drawn(client, address, lang="ar"))[0].startswith("٤")
        assert texts(drawn(client, address, lang="de"))[0] == "4.812"


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_text_has_the_room_that_it_needs(client, address, language):
    picture = drawn(client, address, lang=language)
    whole = int(picture.get("width"))
    for text in picture.iter(f"{SVG}text"):
        needed, middle = int(text.get("textLength")), float(text.get("x"))
        assert needed >= width(text.text, int(text.get("font-size")))
        assert middle - needed / 2 >= 0
        assert middle + needed / 2 <= whole


def test_any_site_may_show_it_and_caches_keep_it_as_long_as_the_count(client, address):
    answer = client.get(address, headers={"Origin": "https://partner.example"})
    count = client.get(
        address.replace("/embed/petition/", "/api/campaign/v1/petitions/").replace("badge.svg", "count/")
    )
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Cache-Control"] == count["Cache-Control"]
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert not answer.cookies


def test_its_colors_are_checked_like_those_of_the_frame(client, address):
    assert b"#123456" in client.get(address, {"accent": "123456"}).content
    assert b"onload" not in client.get(address, {"accent": '"/><g onload="x'}).content
    assert b"prefers-color-scheme" in client.get(address).content
    assert b"prefers-color-scheme" not in client.get(address, {"theme": "dark"}).content


def test_what_the_public_may_not_see_has_no_badge(client, address, petition):
    petition.unpublish()
    assert client.get(address).status_code == 404

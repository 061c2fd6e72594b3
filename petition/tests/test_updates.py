"""Posts under a petition: on its page, in its timeline, in its feed, in the API and in the search."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from petition.models import Milestone, PetitionUpdatePage
from petition.tests.thanks import thanks_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def post(petition):
    def add(title, day="2026-05-01", **fields):
        return petition.add_child(instance=PetitionUpdatePage(title=title, date=date.fromisoformat(day), **fields))

    return add


def test_the_petition_shows_the_three_latest(client, petition, post):
    for number in range(1, 5):
        post(f"News {number}", f"2026-05-0{number}")
    page = client.get(petition.url).content.decode()
    assert [f"News {number}" in page for number in range(1, 5)] == [False, True, True, True]
    assert page.index("News 4") < page.index("News 3")


def test_a_petition_without_updates_has_no_empty_section(client, petition):
    assert 'id="updates"' not in client.get(petition.url).content.decode()


def test_an_update_has_its_own_page_with_the_way_to_sign(client, petition, post):
    update = post("We met the minister", introduction="<p>She listened.</p>", body=[("text", "<p>At length.</p>")])
    page = client.get(update.url).content.decode()
    assert update.url == "/petition/we-met-the-minister/"
    assert "She listened." in page
    assert "At length." in page
    assert 'href="/petition/#sign"' in page


def test_the_timeline_has_milestones_between_the_updates(client, petition, post):
    post("Early news", "2026-01-01")
    post("Late news", "2099-01-01")
    Milestone.objects.create(petition=petition, signatures=1000, reached_at=timezone.now())
    page = client.get("/petition/updates/").content.decode()
    assert page.index("Late news") < page.index("1,000 signatures reached") < page.index("Early news")


def test_the_feed_is_atom_with_lasting_ids_and_absolute_addresses(client, petition, post):
    update = post("A & B <met>", introduction='<p>Read <a href="/faq/">why</a>.</p>')
    answer = client.get("/petition/updates/feed/")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    (entry,) = feed.findall("a:entry", ATOM)
    assert feed.find("a:author/a:name", ATOM).text
    assert entry.find("a:title", ATOM).text == "A & B <met>"
    assert entry.find("a:link", ATOM).get("href").endswith("/petition/a-b-met/")
    assert entry.find("a:link", ATOM).get("href").startswith("http")
    before = entry.find("a:id", ATOM).text
    update.slug = "moved"
    update.save_revision().publish()
    feed = ElementTree.fromstring(client.get("/petition/updates/feed/").content)
    assert feed.find("a:entry/a:id", ATOM).text == before


@pytest.mark.parametrize("path", ["/petition/", "/petition/updates/", "/petition/updates/feed/", "/sitemap.xml"])
def test_a8_a_draft_or_private_update_never_shows(client, post, path):
    update = post("Secret plan")
    shown = {"/sitemap.xml": "secret-plan"}.get(path, "Secret plan")
    assert shown in client.get(path).content.decode()
    restriction = PageViewRestriction.objects.create(page=update, restriction_type="login")
    assert shown not in client.get(path).content.decode()
    restriction.delete()
    update.unpublish()
    assert shown not in client.get(path).content.decode()


def test_the_page_api_gives_its_date_and_body(client, post):
    post("We met the minister", introduction="<p>She listened.</p>")
    answer = client.get("/api/v2/pages/?type=petition.PetitionUpdatePage&fields=date,introduction,body").json()
    assert answer["items"][0]["date"] == "2026-05-01"
    assert "She listened." in str(answer["items"][0]["introduction"])


def test_the_search_finds_it(client, post):
    post("We met the minister").save_revision().publish()
    assert "/petition/we-met-the-minister/" in client.get("/search/?q=minister").content.decode()


def test_no_update_takes_an_address_of_the_petition_itself(petition):
    with pytest.raises(ValidationError, match="uses this address"):
        petition.add_child(instance=PetitionUpdatePage(title="Thanks", slug="thanks"))


def test_signing_still_works_beside_updates(client, petition, post):
    post("News")
    answer = client.post(petition.url, {"given_name": "Ada", "family_name": "L", "email": "ada@lovelace.example"})
    assert thanks_of(answer).endswith("/petition/thanks/")

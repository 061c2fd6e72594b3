"""Sections of a landing page that tell why, who decides, and how far it is."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from endorsers.tests.entries import published
from petition.models import PetitionUpdatePage


@pytest.fixture
def landing(home):
    """Publishes these sections and tells how the page reads, and how the API shows them."""

    def show(client, *sections):
        home.sections = list(sections)
        home.save_revision().publish()
        page = client.get("/").content.decode()
        shown = client.get(f"/api/v2/pages/{home.pk}/").json()["sections"]
        return page, [section["value"] for section in shown]

    return show


def test_demands_are_numbered_cards(client, landing):
    demands = [{"title": "Open the talks", "text": "To those concerned."}, {"title": "Dig less", "text": ""}]
    page, (shown,) = landing(client, ("demands", {"heading": "We ask", "text": "", "demands": demands}))
    assert page.index("We ask") < page.index("Open the talks") < page.index("Dig less")
    assert shown["demands"] == demands


def test_a_day_of_decision_is_shown_until_it_is_over(client, landing):
    def section(day):
        return "decision", {"heading": "Who decides", "text": "", "by": day, "deciders": [{"name": "The Senate"}]}

    today = timezone.localdate()
    page, (shown,) = landing(client, section(today))
    assert "decision__by" in page
    assert shown["by"] == today.isoformat()
    assert shown["deciders"] == [{"name": "The Senate", "role": None, "picture": None}]
    assert "decision__by" not in landing(client, section(today - timedelta(days=1)))[0]


def test_a_timeline_puts_milestones_and_updates_in_one_order(client, landing, petition):
    petition.add_child(instance=PetitionUpdatePage(title="We hand it over", slug="over", date=date(2026, 3, 1)))
    milestones = [
        {"day": date(2026, 5, 1), "title": "The talks end", "text": ""},
        {"day": date(2026, 1, 1), "title": "The talks begin", "text": ""},
    ]
    page, (shown,) = landing(client, ("timeline", {"heading": "So far", "page": petition, "milestones": milestones}))
    assert page.index("The talks begin") < page.index("We hand it over") < page.index("The talks end")
    assert [entry["date"] for entry in shown["entries"]] == ["2026-01-01", "2026-03-01", "2026-05-01"]
    assert shown["entries"][1]["html_url"] == "http://localhost/petition/over/"


def test_a_face_stands_beside_the_ask_where_an_editor_chose_one(client, landing):
    hero = {"headline": "Rights first", "ask": "<p>Tell them.</p>"}
    voice = {"quote": "See my river.", "name": "Mirela Example", "role": "Neighbor", "picture": None}
    page, (shown,) = landing(client, ("hero", hero | {"voice": [voice]}))
    assert page.index("Tell them.") < page.index("See my river.") < page.index("Mirela Example")
    assert shown["voice"] == [voice]
    page, (shown,) = landing(client, ("hero", hero))
    assert "hero__voice" not in page
    assert shown["voice"] == []


def test_a_quote_stands_with_its_speaker(client, landing):
    voice = {"quote": "See my river.", "name": "Mirela Example", "role": "Neighbor", "picture": None}
    page, (shown,) = landing(client, ("voice", voice))
    assert page.index("See my river.") < page.index("Mirela Example")
    assert shown == voice


def test_the_wall_shows_the_first_organizations_and_leads_to_the_others(client, landing, endorsers_page):
    for number in range(30):
        place = {"scope": "local", "region": "Ohio"} if number % 2 else {}
        published(f"Group {number:02}", **place)
    wall = {"heading": "With us", "national_heading": "National", "local_heading": "Local", "limit": 12}
    page, _shown = landing(client, ("endorser_wall", wall))
    assert page.count('class="endorser"') == 12
    assert "30 organizations" in page
    assert "and 18 more" in page
    assert "Group 01" in page, "some of the local ones have their place"


def test_a_row_of_logos_says_how_many_more_there_are(client, landing, endorsers_page):
    for number in range(5):
        published(f"Group {number}")
    page, _shown = landing(client, ("backed_by", {"heading": "Backed by", "page": endorsers_page, "limit": 3}))
    assert page.count('class="backed-by__one"') == 3
    assert "and 2 more" in page


def test_all_petitions_are_listed_open_ones_first(client, landing, petition):
    closed = petition.copy(update_attrs={"title": "An older one", "slug": "older", "state": petition.State.CLOSED})
    closed.save_revision().publish()
    page, _shown = landing(client, ("petitions", {"heading": "Our petitions", "text": ""}))
    assert page.index(petition.title) < page.index("An older one")
    assert "This petition is closed." in page

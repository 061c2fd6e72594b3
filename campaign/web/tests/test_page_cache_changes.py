"""Whatever changes on the site is seen at once, and what can't be rendered anew is shown as it was."""

from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from campaign.core.models import CampaignSettings, NavigationSettings
from petition.models import NextGoal

pytestmark = pytest.mark.django_db


def _menu(petition):
    site = petition.get_site()
    link = {"type": "link", "value": {"text": "Changed", "page": None, "url": "https://x.example", "fragment": ""}}
    NavigationSettings.objects.update_or_create(site=site, defaults={"header": [link]})


CHANGES = {
    "published": lambda petition: _publish(petition),
    "unpublished": lambda petition: petition.unpublish(),
    "deleted": lambda petition: petition.delete(),
    "its parent renamed": lambda petition: _rename(petition.get_parent().specific),
    "the organization's name": lambda petition: CampaignSettings.objects.update_or_create(
        site=petition.get_site(), defaults={"organization_name": "Changed"}
    ),
    "a menu": _menu,
    "a site": lambda petition: petition.get_site().save(),
    "a redirect": lambda petition: Redirect.objects.create(old_path="/old", redirect_link="/petition/"),
    "a goal": lambda petition: NextGoal.objects.create(petition=petition, signatures=500),
    "signatures on paper": lambda petition: petition.offline_batches.create(
        count=5, collected_on=timezone.localdate(), note="Market"
    ),
}


def _publish(petition):
    petition.title = "Changed"
    petition.save_revision().publish()


def _rename(page):
    page.title = "Changed"
    page.save()


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_an_editor_changes_is_seen_at_once(reader, petition, change, committed):
    reader.get("/petition/")
    with committed():
        CHANGES[change](petition)

    reader.get("/petition/")

    assert reader.rendered.count("/petition/") >= 2


def test_a_draft_changes_nothing_for_readers(reader, petition, committed):
    reader.get("/petition/")
    with committed():
        petition.title = "Draft"
        petition.save_revision()

    assert reader.get("/petition/").headers["Cache-Status"] == "campaign; hit"


def test_a_petition_that_ends_by_itself_shows_no_form_from_that_moment(reader, petition):
    now = timezone.now()
    petition.closes_at = now + timedelta(seconds=10)
    petition.save()
    with time_machine.travel(now, tick=False) as clock:
        before = reader.get("/petition/")
        clock.shift(timedelta(seconds=10))
        after = reader.get("/petition/")

    assert b'name="given_name"' in before.body
    assert b'name="given_name"' not in after.body


def test_a_missing_page_is_remembered_for_a_moment_and_found_once_it_is_there(reader, home, committed):
    assert [reader.get("/petition/").status for _time in range(2)] == [404, 404]
    assert reader.rendered == ["/petition/"]
    with committed():
        from petition.models import PetitionPage

        home.add_child(instance=PetitionPage(title="New", slug="petition"))

    assert reader.get("/petition/").status == 200


def test_old_copies_are_shown_while_the_database_is_down_and_say_so(reader, petition):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        good = reader.get("/petition/")
        reader.failure = OperationalError("down")
        clock.shift(timedelta(minutes=30))
        old = reader.get("/petition/")
        tries = len(reader.rendered)
        reader.get("/petition/")
        assert len(reader.rendered) == tries, "each reader waits for the database anew"
        clock.shift(timedelta(minutes=31))
        too_old = reader.get("/petition/")

    assert old.body == good.body
    assert "110" in old.headers["Warning"]
    assert int(old.headers["Age"]) == 1800
    assert too_old.status == 500

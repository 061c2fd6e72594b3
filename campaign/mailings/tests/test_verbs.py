"""When and whether a mailing may be sent."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from campaign.core.models import CampaignSettings
from campaign.mailings.checking import checklist
from campaign.mailings.models import Mailing
from campaign.mailings.sending import verbs
from campaign.mailings.sending.beginning import begin_due

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("at", "zone", "utc"),
    [
        ("2026-12-24T09:00", "Europe/Paris", "2026-12-24T08:00+00:00"),
        ("2026-07-01T09:00", "America/New_York", "2026-07-01T13:00+00:00"),
        ("2026-10-25T02:30", "Europe/Paris", "2026-10-25T00:30+00:00"),  # comes twice: the first
    ],
)
def test_a_time_is_that_of_its_zone(at, zone, utc):
    assert verbs.moment_in(datetime.fromisoformat(at), zone) == datetime.fromisoformat(utc)


@pytest.mark.parametrize(
    ("at", "zone", "words"),
    [("2026-03-29T02:30", "Europe/Paris", "03:30"), ("2026-03-29T02:30", "Europe/Nowhere", "no time zone")],
)
def test_a_time_that_the_clocks_leave_out_is_refused(at, zone, words):
    with pytest.raises(ValidationError, match=words):
        verbs.moment_in(datetime.fromisoformat(at), zone)


def test_what_is_scheduled_begins_at_its_time_and_may_be_taken_back(signer, mailing):
    signer()
    tomorrow = (timezone.now() + timedelta(days=1)).replace(tzinfo=None, microsecond=0)
    assert verbs.send(mailing=mailing, by=None, at=tomorrow, time_zone="UTC")
    assert begin_due() == []
    assert verbs.take_back(mailing=mailing, by=None)
    assert verbs.send(mailing=mailing, by=None, at=tomorrow, time_zone="UTC")
    assert begin_due(now=timezone.now() + timedelta(days=1, minutes=1)) == [mailing]
    assert not verbs.take_back(mailing=mailing, by=None)


def test_a_time_that_is_over_and_a_version_that_is_not_released_are_refused(mailing):
    with pytest.raises(ValidationError, match="is over"):
        verbs.send(mailing=mailing, by=None, at=datetime.fromisoformat("2020-01-01"), time_zone="UTC")
    Mailing.objects.filter(pk=mailing.pk).update(live=False)
    mailing.refresh_from_db()
    with pytest.raises(ValidationError, match="not released"):
        verbs.send(mailing=mailing, by=None)


def words_of(mailing):
    return " ".join(str(problem.words) for problem in checklist.problems(mailing, look_at_links=False))


def test_the_checklist_says_what_is_missing(mailing, site):
    assert checklist.problems(mailing, look_at_links=False) == []
    CampaignSettings.objects.filter(site=site).update(postal_address="", contact_email="")
    text = mailing.texts.get()
    text.subject, text.body = "Hello {given_name}", [("image", {"image": None, "alt_text": "", "decorative": False})]
    text.save()
    mailing = Mailing.objects.get()
    for words in ("postal address", "Nobody reads replies", "may be empty", "no description"):
        assert words in words_of(mailing)
    with pytest.raises(ValidationError):
        verbs.send(mailing=mailing, by=None)


def test_what_is_far_too_long_is_refused_before_it_is_read_closely(mailing, monkeypatch):
    def reads(*_args, **_facts):
        raise AssertionError("It was read.")

    monkeypatch.setattr(checklist, "plain_text", reads)
    monkeypatch.setattr(checklist, "render", reads)
    text = mailing.texts.get()
    text.body = [("text", "<p>a<br/></p>" * 80_000)]
    text.save()
    mailing = Mailing.objects.get()
    assert "It is too heavy (1015 kB)" in words_of(mailing)
    with pytest.raises(ValidationError, match="too heavy"):
        verbs.send(mailing=mailing, by=None)


def test_a_language_of_readers_in_which_nothing_is_written_is_named(signer, mailing):
    signer(language="fr")
    assert "French" in words_of(mailing)


def test_what_lost_its_postal_address_meanwhile_is_a_draft_again(mailing, site):
    verbs.send(mailing=mailing, by=None)
    CampaignSettings.objects.filter(site=site).update(postal_address="")
    assert begin_due() == []
    mailing.refresh_from_db()
    assert (mailing.state, mailing.halted_by) == ("draft", "problems")

"""Personal data goes when its time is over, and the signatures still count."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from petition.counting.recounting import recount
from petition.models import PetitionPage, Signature, SignatureExport
from petition.privacy import retention
from petition.privacy.retention import anonymize_due
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

NOW = datetime(2026, 8, 31, 12, tzinfo=UTC)


def sign(petition, name, at, *, channel=channels.FORM):
    submission = Submission(
        given_name=name, family_name="Lovelace", email=f"{name}@example.org", city="Rome", comment="Rivers first."
    )
    write_signature(petition=petition, submission=submission, visit=Visit(network_key="x"), channel=channel, now=at)
    return Signature.objects.get(email=f"{name}@example.org")


@pytest.fixture
def keep_for(petition):
    def months(number):
        site = Site.objects.get(is_default_site=True)
        CampaignSettings.objects.update_or_create(site=site, defaults={"retention_months": number})

    months(6)
    return months


def test_data_goes_after_the_period_and_the_count_stays(petition, keep_for):
    old = sign(petition, "ada", NOW - timedelta(days=400))
    young = sign(petition, "ben", NOW - timedelta(days=30))
    assert anonymize_due(now=NOW) == 1
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.full_name, old.email, old.city, old.comment, old.network_key) == ("", "", "", "", "")
    assert old.canonical_email == f"removed:{old.pk}"
    assert (old.state, old.anonymized_at) == ("confirmed", NOW)
    assert [event.kind for event in old.events.all()] == ["erased"]
    assert young.full_name == "ben Lovelace"
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 2
    assert recount(petition=petition) == []
    assert anonymize_due(now=NOW) == 0


def test_the_period_ends_on_the_day_even_where_the_month_is_shorter(petition, keep_for):
    sign(petition, "ada", datetime(2026, 2, 28, 11, tzinfo=UTC))
    sign(petition, "ben", datetime(2026, 2, 28, 13, tzinfo=UTC))
    assert anonymize_due(now=NOW) == 1


def test_who_confirmed_later_is_kept_from_then_on(petition, keep_for):
    signature = sign(petition, "ada", NOW - timedelta(days=400))
    Signature.objects.filter(pk=signature.pk).update(address_confirmed_at=NOW - timedelta(days=10))
    assert anonymize_due(now=NOW) == 0


def test_0_months_keeps_everything(petition, keep_for):
    keep_for(0)
    sign(petition, "ada", NOW - timedelta(days=4000))
    assert anonymize_due(now=NOW) == 0


def test_more_than_a_batch_is_done_in_one_run(petition, keep_for, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    for name in ("ada", "ben", "chi", "dora", "emil"):
        sign(petition, name, NOW - timedelta(days=400))
    assert anonymize_due(now=NOW) == 5


def test_who_was_forgotten_may_sign_again(petition, keep_for):
    sign(petition, "ada", NOW - timedelta(days=400))
    anonymize_due(now=NOW)
    sign(petition, "ada", NOW)
    assert Signature.objects.count() == 2


def test_files_of_exports_go_after_a_week(petition):
    export = SignatureExport.objects.create(petition=petition, filename="x", content=b"names", state="done")
    assert SignatureExport.objects.forget_files(now=timezone.now() + timedelta(days=6)) == 0
    assert SignatureExport.objects.forget_files(now=timezone.now() + timedelta(days=8)) == 1
    export.refresh_from_db()
    assert export.content == b""


def test_the_command_says_what_it_did(petition, keep_for, capsys):
    sign(petition, "ada", timezone.now() - timedelta(days=4000))
    call_command("anonymize_signatures")
    assert capsys.readouterr().out == "Signatures: 1. Files: 0.\n"

"""Whom a partner brought: those that count and whose address is confirmed, after whatever happens."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from petition.abuse.invalidating import run_batch, start, undo
from petition.counting.recounting import recount
from petition.models import InvalidationRun, PartnerTally, Signature
from petition.moderation.moderating import reject, restore
from petition.moderation.readdressing import correct_address
from petition.partners.presenting import present
from petition.signing import channels
from petition.signing.confirming import confirm
from petition.signing.sign import sign
from petition.signing.withdrawing import anonymize, erase, withdraw
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from petition.tests.signers import COUNT, asks_to_confirm


@pytest.fixture
def lakes(petition):
    return present(site=petition.get_site(), name="Lakes", slug="lakes")


@pytest.fixture
def brought(petition, lakes):
    """Somebody who signs by the partner, and confirms unless said otherwise."""

    def signed(name, *, confirms=True, partner="lakes", now=None):
        submission = Submission(given_name=name, email=f"{name}@example.org")
        visit = Visit(partner=partner)
        sign(petition=petition, submission=submission, visit=visit, channel=channels.FORM, now=now)
        signature = Signature.objects.get(email=f"{name}@example.org")
        if confirms:
            confirm(signature=signature, now=now)
        return signature

    return signed


def counted(lakes):
    return PartnerTally.objects.filter(partner=lakes).total()


@pytest.fixture(params=["none", "count"])
def mode(request, petition):
    return asks_to_confirm(petition, request.param)


def test_one_counts_from_its_confirmation_on_and_once(mode, lakes, brought):
    ada = brought("ada", confirms=False)
    assert counted(lakes) == 0
    confirm(signature=ada)
    confirm(signature=ada)
    assert counted(lakes) == 1
    brought("ben", partner="")
    assert counted(lakes) == 1
    assert recount(petition=mode) == []


def test_tallies_equal_rows_after_any_mix(mode, lakes, brought):
    ada, ben, chi, dora, emil = (brought(name) for name in ("ada", "ben", "chi", "dora", "emil"))
    fatou, grace = brought("fatou", confirms=False), brought("grace", confirms=False)
    withdraw(signature=ada)
    reject(signature=ben, by=None)
    restore(signature=ben, by=None)
    reject(signature=chi, by=None)
    erase(signature=dora)
    anonymize(signature=emil)
    reject(signature=fatou, by=None)
    confirm(signature=fatou)  # of one that was set aside: its sender isn't taught that
    restore(signature=fatou, by=None)
    correct_address(signature=grace, email="hopper@example.org", by=None)
    confirm(signature=grace)
    correct_address(signature=ben, email="benjamin@example.org", by=None)  # waits, or is proven no more
    brought("ada", confirms=False)  # signs again
    confirm(signature=Signature.objects.get(pk=ada.pk), shown=None)
    assert recount(petition=mode) == []
    assert counted(lakes) == Signature.objects.brought().filter(partner=lakes).count() == 4


def test_an_address_that_is_corrected_under_a_closed_petition_is_proven_no_more(petition, lakes, brought):
    ada = brought("ada")
    petition.state = petition.State.CLOSED
    petition.save()
    ada.petition.refresh_from_db()
    assert correct_address(signature=ada, email="lovelace@example.org", by=None)
    assert (ada.state, counted(lakes)) == ("confirmed", 0)
    assert recount(petition=petition) == []


def test_an_editor_who_does_not_know_yet_that_it_was_confirmed_sets_it_aside(petition, lakes, brought):
    ada = brought("ada", confirms=False)
    confirm(signature=Signature.objects.get(pk=ada.pk))
    reject(signature=ada, by=None)
    assert counted(lakes) == 0


def test_a_run_that_sets_aside_lowers_and_its_undoing_raises(petition, lakes, brought):
    for name in ("ada", "ben"):
        brought(name)
    run = InvalidationRun.objects.create(petition=petition, domain="example.org", matched=2)
    start(run, by=None)
    run_batch(run)
    assert (counted(lakes), recount(petition=petition)) == (0, [])
    undo(run, by=None)
    run_batch(run)
    assert (counted(lakes), recount(petition=petition)) == (2, [])


def test_a_wrong_tally_is_found_and_mended(petition, lakes, brought, capsys):
    asks_to_confirm(petition, COUNT)
    brought("ada")
    PartnerTally.objects.update(count=5)
    PartnerTally.objects.create(petition=petition, partner=lakes, day=date(2020, 1, 1), slot=3, count=7)
    with pytest.raises(SystemExit):
        call_command("recount_signatures")
    assert f"2020-01-01, partner {lakes.pk}, slot 3: counted 7, signatures 0" in capsys.readouterr().out
    call_command("recount_signatures", mend=True)
    assert counted(lakes) == 1


def test_one_is_of_the_day_on_which_its_address_was_confirmed(petition, lakes, brought):
    long_ago = timezone.now() - timedelta(days=40)
    ada = brought("ada", confirms=False, now=long_ago)
    confirm(signature=ada)
    assert PartnerTally.objects.get(count=1).day == timezone.localdate()

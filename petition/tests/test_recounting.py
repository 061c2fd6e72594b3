"""S10: the count equals the signatures, after any mix; a difference is found and mended."""

import threading
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from petition.counting.recounting import recount
from petition.models import OfflineBatch, PetitionPage, Signature, SignatureTally
from petition.moderation.moderating import reject, restore
from petition.signing import channels
from petition.signing.confirming import confirm
from petition.signing.sign import write_signature
from petition.signing.withdrawing import anonymize, erase, withdraw
from petition.submission.attribution import Visit
from petition.submission.submission import Submission


def sign(petition, name, *, channel=channels.FORM, now=None):
    submission = Submission(given_name=name.title(), email=f"{name}@example.org")
    write_signature(petition=petition, submission=submission, visit=Visit(), channel=channel, now=now)
    return Signature.objects.get(petition=petition, canonical_email=f"{name}@example.org")


def total(petition):
    return PetitionPage.objects.get(pk=petition.pk).signatures_counted


@pytest.fixture
def busy_petition(petition):
    """Every kind of deed once: 5 count, and 12 more on paper."""
    ada, ben, chi, dora = (sign(petition, name) for name in ("ada", "ben", "chi", "dora"))
    petition.confirmation = PetitionPage.Confirmation.COUNT
    emil, fatou, grace = (sign(petition, name) for name in ("emil", "fatou", "grace"))
    confirm(signature=emil)
    confirm(signature=emil)
    withdraw(signature=ada)
    reject(signature=ben, by=None)
    restore(signature=ben, by=None)
    reject(signature=chi, by=None)
    reject(signature=fatou, by=None)
    restore(signature=fatou, by=None)
    erase(signature=grace)
    anonymize(signature=dora)
    sign(petition, "ada")  # waits to be confirmed again
    sign(petition, "hedy", channel=channels.IMPORT, now=timezone.now() - timedelta(days=400))
    OfflineBatch.objects.create(petition=petition, count=12, collected_on=date(2026, 5, 1))
    return petition


def test_s10_after_any_mix_the_count_equals_the_rows(busy_petition):
    counted = Signature.objects.confirmed().count()
    assert counted == 5
    assert total(busy_petition) == counted + 12
    assert recount(petition=busy_petition) == []


def test_s10_a_planted_difference_is_found_and_mended(busy_petition, capsys):
    tally = SignatureTally.objects.filter(count__gte=1).first()
    SignatureTally.objects.filter(pk=tally.pk).update(count=tally.count + 3)
    assert total(busy_petition) == 5 + 12 + 3

    with pytest.raises(SystemExit) as end:
        call_command("recount_signatures")
    assert end.value.code == 1
    assert "+3 in all, not mended" in capsys.readouterr().out

    call_command("recount_signatures", petition=busy_petition.pk, mend=True)
    assert "+3 in all, mended" in capsys.readouterr().out
    assert total(busy_petition) == 5 + 12
    call_command("recount_signatures")
    assert "equal" in capsys.readouterr().out


def test_s10_a_lost_tally_is_made_again(busy_petition):
    SignatureTally.objects.all().delete()
    assert len(recount(petition=busy_petition, mend=True)) >= 1
    assert recount(petition=busy_petition) == []
    assert total(busy_petition) == 5 + 12


def test_s10_a_tally_without_rows_goes_to_none(petition):
    SignatureTally.objects.create(petition=petition, day=date(2020, 1, 1), slot=3, count=7)
    recount(petition=petition, mend=True)
    assert total(petition) == 0


def test_recounting_one_petition_leaves_the_others_alone(petition, closed_petition):
    SignatureTally.objects.create(petition=closed_petition, day=date(2020, 1, 1), slot=3, count=7)
    call_command("recount_signatures", petition=petition.pk)


@pytest.mark.parametrize("hour", range(0, 24, 6))
def test_an_editor_in_another_time_zone_rejects_from_the_day_on_which_it_counted(petition, hour):
    signature = sign(petition, "ada", now=timezone.now().replace(hour=hour))
    with timezone.override("Pacific/Kiritimati"):
        reject(signature=signature, by=None)
        assert total(petition) == 0
        restore(signature=signature, by=None)
        assert recount(petition=petition) == []
    assert total(petition) == 1


@pytest.mark.django_db(transaction=True)
def test_s10_mending_while_people_sign_loses_and_doubles_nothing(petition):
    SignatureTally.objects.create(petition=petition, day=date(2020, 1, 1), slot=3, count=7)
    SignatureTally.objects.create(petition=petition, day=timezone.localdate(), slot=1, count=5)
    failures = []

    def busy(work):
        try:
            work()
        except Exception as error:  # shown by the assertion below
            failures.append(repr(error))
        finally:
            connections.close_all()

    def signs(number):
        for i in range(15):
            signature = sign(petition, f"person{number}x{i}", channel=channels.IMPORT)
            if i % 3 == 0:
                withdraw(signature=signature)

    def mends():
        for _ in range(6):
            recount(petition=petition, mend=True)

    threads = [threading.Thread(target=busy, args=[lambda n=n: signs(n)]) for n in range(3)]
    threads += [threading.Thread(target=busy, args=[mends]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert recount(petition=petition) == []
    assert total(petition) == Signature.objects.confirmed().count() == 30
    assert connection.vendor in ("sqlite", "postgresql")

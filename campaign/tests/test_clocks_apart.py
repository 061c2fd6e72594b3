"""Machines whose clocks disagree by hours: people sign, confirm and leave on any of them, and jobs go on."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from campaign.runtime.models import ScheduledJob
from campaign.runtime.tasks import schedule
from petition.counting.recounting import recount
from petition.mails.links import Purpose, read, token
from petition.models import Signature, SignatureTally
from petition.signing.confirming import confirm
from petition.signing.withdrawing import withdraw
from petition.tests.signers import asks_to_confirm, signed

pytestmark = pytest.mark.django_db

AHEAD, BEHIND = timedelta(hours=3), timedelta(hours=-3)


@pytest.fixture
def on():
    """A machine whose clock is off by so much."""
    now = timezone.now()
    return lambda off: time_machine.travel(now + off, tick=False)


@pytest.mark.parametrize(("first", "second"), [(AHEAD, BEHIND), (BEHIND, AHEAD)])
def test_who_signs_on_one_machine_confirms_and_leaves_on_another(petition, on, first, second):
    asks_to_confirm(petition)
    with on(first):
        signed(petition)
        link = token(signed(petition, email="bob@example.org"), Purpose.CONFIRM)
    with on(second):
        confirm(signature=read(link, Purpose.CONFIRM))
        confirm(signature=Signature.objects.get(email="ada@example.org"))
        signed(petition)  # again
        assert SignatureTally.objects.of(petition).total() == 2
    with on(first):
        withdraw(signature=Signature.objects.get(email="bob@example.org"))
    assert SignatureTally.objects.of(petition).total() == 1
    assert recount(petition=petition) == []


def test_a_scheduler_whose_clock_was_hours_ahead_stops_no_job_for_hours(on):
    jobs = {job.name for job in schedule.all_jobs()}
    with on(AHEAD):
        schedule.claim_due()
    with on(timedelta()):
        short = {job.name for job in schedule.claim_due()}
        assert schedule.claim_due() == []
        waits = ScheduledJob.objects.filter(due_at__gt=timezone.now() + timedelta(days=1))
    assert short == jobs
    assert not waits.exists()

"""Jobs run when they are due, each by one scheduler."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from campaign.runtime.models import ScheduledJob
from campaign.runtime.tasks import schedule


@pytest.fixture
def ran(monkeypatch):
    """The names of jobs that ran; only these three are registered."""
    names = []

    def fails():
        names.append("fails")
        raise RuntimeError("ada@example.org does not answer")

    monkeypatch.setattr(schedule, "_registered", {})
    schedule.register(name="often", every=timedelta(seconds=10), run=lambda: names.append("often"))
    schedule.register(name="fails", every=timedelta(minutes=1), run=fails)
    schedule.register(name="daily", every=timedelta(days=1), run=lambda: names.append("daily"))
    return names


def run_at(moment):
    for job in schedule.claim_due(now=moment):
        schedule.run(job)


def test_each_job_runs_when_it_is_due_and_not_before(db, ran):
    now = timezone.now()
    run_at(now)
    run_at(now + timedelta(seconds=9))
    run_at(now + timedelta(seconds=10))
    run_at(now + timedelta(seconds=70))
    assert ran == ["often", "fails", "daily", "often", "often", "fails"]


def test_what_a_stopped_scheduler_missed_runs_once(db, ran):
    now = timezone.now()
    run_at(now)
    run_at(now + timedelta(days=3))
    run_at(now + timedelta(days=3))
    assert ran.count("daily") == 2


def test_a_job_that_fails_stops_no_other_and_tells_no_secrets(db, ran):
    run_at(timezone.now())
    assert ran == ["often", "fails", "daily"]
    job = ScheduledJob.objects.get(name="fails")
    assert job.failure == "RuntimeError"
    assert job.finished_at
    assert ScheduledJob.objects.get(name="daily").failure == ""


def test_the_command_runs_what_is_due_once(db, ran):
    call_command("scheduler", once=True)
    call_command("scheduler", once=True)
    assert ran == ["often", "fails", "daily"]


def test_a_job_that_an_earlier_version_had_keeps_no_scheduler_awake(db, ran):
    now = timezone.now()
    ScheduledJob.objects.create(name="gone", due_at=now - timedelta(days=1))
    run_at(now)
    assert ran == ["often", "fails", "daily"]
    assert schedule.seconds_until_next(at_most=5, now=now) == 5


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_run_each_job_once(ran):
    now = timezone.now()
    schedule.claim_due(now=now)

    def scheduler():
        run_at(now + timedelta(days=2))
        connections.close_all()

    threads = [threading.Thread(target=scheduler) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ran) == ["daily", "fails", "often"]


def test_the_platform_s_own_jobs_are_registered():
    names = {job.name for job in schedule.all_jobs()}
    assert names >= {"deliver mails", "note milestones", "anonymize signatures", "publish scheduled pages"}


def test_every_registered_job_runs_on_an_empty_site(home):
    for job in schedule.all_jobs():
        job.run()

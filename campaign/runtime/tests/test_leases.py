"""Work that rows owe: one worker has it, none is lost with its worker, and none is tried for ever."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from campaign.closing.models import SiteArchive
from campaign.closing.tasks import make_archive
from campaign.imports.models import FILES
from campaign.runtime.leases.lease import Lease
from campaign.runtime.tasks import stopping
from campaign.runtime.tasks.left_behind import take_up_left_behind

MINUTE = timedelta(minutes=1)
WORK = Lease(lasts=MINUTE, waits=(MINUTE, 5 * MINUTE), jitter=0.2)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def owed(db, now):
    return SiteArchive.objects.create(site=Site.objects.get(is_default_site=True), due_at=now)


def rows(archive):
    # Through a join: the claim must not ask it.
    return SiteArchive.objects.filter(site__hostname=archive.site.hostname)


def claimed(archive, at):
    return WORK.claim(rows(archive), archive.pk, now=at)


@pytest.mark.django_db(transaction=True)
def test_of_workers_that_see_a_row_at_once_one_has_it(owed, now):
    together, held = threading.Barrier(4), []

    def work() -> None:
        together.wait()
        held.append(WORK.claim(rows(owed), owed.pk, due_at=now, now=now))
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(row is not None for row in held) == [False, False, False, True]
    owed.refresh_from_db()
    assert (owed.attempts, owed.due_at) == (1, now + MINUTE)


def test_what_a_killed_worker_held_is_due_when_its_lease_ends_and_not_before(owed, now):
    assert claimed(owed, now)
    assert claimed(owed, now + MINUTE - timedelta(seconds=1)) is None
    assert claimed(owed, now + MINUTE).attempts == 2


def test_what_a_stopped_worker_gives_back_is_due_at_once_and_costs_no_attempt(owed, now):
    WORK.give_back(claimed(owed, now), due_at=now)
    assert claimed(owed, now).attempts == 1


def test_a_heartbeat_keeps_the_row(owed, now):
    row = claimed(owed, now)
    assert WORK.renew(row, now=now + MINUTE, done=7)
    assert claimed(owed, now + MINUTE) is None
    assert claimed(owed, now + 2 * MINUTE).done == 7


def test_a_worker_that_was_thought_dead_writes_nothing(owed, now):
    silent = claimed(owed, now)
    claimed(owed, now + MINUTE)

    assert not WORK.renew(silent, now=now + MINUTE, done=7)
    assert not WORK.end(silent, done=7)
    WORK.put_off(silent, now=now + MINUTE, done=7)
    WORK.give_back(silent, due_at=now)
    owed.refresh_from_db()
    assert (owed.done, owed.attempts, owed.due_at) == (0, 2, now + 2 * MINUTE)


def test_what_is_owed_anew_meanwhile_stays_owed(owed, now):
    row, again = claimed(owed, now), now + timedelta(seconds=1)
    SiteArchive.objects.update(due_at=again)

    WORK.end(row, state="done")

    assert claimed(owed, again)


def test_done_it_is_owed_no_longer(owed, now):
    assert WORK.end(claimed(owed, now), state="done")
    assert claimed(owed, now + timedelta(days=365)) is None


def test_after_each_failure_it_waits_longer_and_in_the_end_it_is_given_up(owed, now):
    waits = []
    while not WORK.is_spent(row := claimed(owed, now)):
        waits.append(WORK.put_off(row, now=now))
        assert claimed(owed, now + waits[-1] - timedelta(seconds=1)) is None
        now += waits[-1]
    assert len(waits) == 2
    assert all(0.8 * wait <= took <= 1.2 * wait for wait, took in zip(WORK.waits, waits, strict=True))


def test_whoever_asked_for_time_gets_it(owed, now):
    assert WORK.put_off(claimed(owed, now), now=now, at_least=timedelta(hours=1)) == timedelta(hours=1)


def test_the_longest_due_is_claimed_first_and_no_more_than_asked_for(owed, now):
    older = SiteArchive.objects.create(site=owed.site, due_at=now - MINUTE)
    SiteArchive.objects.create(site=owed.site, due_at=now + MINUTE)
    assert [row.pk for row in WORK.claim_due(rows(owed), now=now, at_most=1)] == [older.pk]
    assert [row.pk for row in WORK.claim_due(rows(owed), now=now)] == [owed.pk]


@pytest.fixture
def kept(settings):
    settings.TASKS = {"default": {"BACKEND": "campaign.runtime.tasks.lanes.LaneBackend"}}
    yield DBTaskResult.objects.filter(task_path=make_archive.module_path)
    stopping.go_on()


def test_what_was_left_behind_gets_one_task_and_no_second(owed, kept, now):
    SiteArchive.objects.update(state="running", due_at=now + MINUTE, attempts=1)
    assert take_up_left_behind() == 0  # its worker may still be at work
    SiteArchive.objects.update(due_at=now)
    assert (take_up_left_behind(), take_up_left_behind()) == (1, 0)
    assert kept.count() == 1


def test_a_file_that_took_five_workers_with_it_is_given_up(owed, kept, now):
    SiteArchive.objects.update(state="running", due_at=now, attempts=len(FILES.waits) + 1)
    assert take_up_left_behind() == 0
    owed.refresh_from_db()
    assert (owed.state, owed.is_under_way, kept.count()) == ("failed", False, 0)
    assert "interrupted too often" in owed.failure


def test_a_worker_told_to_end_leaves_a_file_to_the_next_at_once(owed, now):
    stopping.stop()
    with pytest.raises(stopping.StoppedError):
        make_archive.call(owed.pk)
    stopping.go_on()
    owed.refresh_from_db()
    assert owed.state == "waiting"
    make_archive.call(owed.pk)
    owed.refresh_from_db()
    assert (owed.state, owed.due_at) == ("done", None)

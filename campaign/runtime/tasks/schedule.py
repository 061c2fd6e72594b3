"""Work that recurs. Apps register jobs here; ``manage.py scheduler`` runs each when it is due."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from campaign.runtime.leases.lease import Lease
from campaign.runtime.models import ScheduledJob
from campaign.runtime.tasks.lanes import Lane

logger = logging.getLogger("campaign.schedule")


@dataclass(frozen=True)
class Job:
    """``run`` must bear a second run of itself: a scheduler that is killed leaves its work to the next one.

    ``lane``: ``READERS`` for what readers wait for, which no other job holds up.
    """

    name: str
    every: timedelta
    run: Callable[[], object]
    lane: Lane = Lane.LONG

    @property
    def lease(self) -> Lease:
        """Held until it is due again, it runs once in that time, whether it ends, fails or is killed."""
        return Lease(lasts=self.every, attempts="")


_registered: dict[str, Job] = {}


def register(*, name: str, every: timedelta, run: Callable[[], object], lane: Lane = Lane.LONG) -> None:
    """Register a job; call it from an app's ``ready``."""
    _registered[name] = Job(name=name, every=every, run=run, lane=lane)


def all_jobs() -> list[Job]:
    return list(_registered.values())


def claim_due(*, now: datetime | None = None, but: Collection[str] = ()) -> list[Job]:
    """The jobs that are due and that this caller alone is to run, but those with these names.

    The next time counts from now, so what a stopped scheduler missed is run once and not once for each time. One
    that lies farther off than the job ever waits was written by a clock that was wrong: it counts as due.
    """
    now = now or timezone.now()
    known: dict[str, Any] = dict(ScheduledJob.objects.values_list("name", "due_at"))
    fresh = [ScheduledJob(name=job.name, due_at=now) for job in all_jobs() if job.name not in known]
    ScheduledJob.objects.bulk_create(fresh, ignore_conflicts=True)
    known |= {job.name: now for job in fresh}
    return [
        job
        for job in all_jobs()
        if job.name not in but
        and not now < known[job.name] <= now + job.every
        and job.lease.take(ScheduledJob, job.name, due_at=known[job.name], now=now, started_at=now)
    ]


def run(job: Job) -> bool:
    """Run a claimed job and note how it ended; False where it failed. A failure stops no other job."""
    failure = ""
    try:
        job.run()
    except Exception as error:
        logger.exception("The job %s failed.", job.name)
        failure = type(error).__name__
    ScheduledJob.objects.filter(name=job.name).update(finished_at=timezone.now(), failure=failure)
    return not failure


def give_back(names: Collection[str]) -> None:
    """Let jobs that were claimed and did not end run again at once: by another scheduler, or by the next one."""
    ScheduledJob.objects.filter(name__in=names).update(due_at=timezone.now())


def seconds_until_next(*, at_most: float, now: datetime | None = None, but: Collection[str] = ()) -> float:
    """How long nothing is due but what ``but`` names, between a tenth of a second and ``at_most``."""
    now = now or timezone.now()
    # Not those of jobs that an earlier version had: nobody runs them, so they stay due for ever.
    known = ScheduledJob.objects.filter(name__in=_registered.keys() - set(but))
    due_at = known.order_by("due_at").values_list("due_at", flat=True).first()
    return min(max((due_at - now).total_seconds(), 0.1), at_most) if due_at else at_most

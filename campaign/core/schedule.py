"""Work that recurs. Apps register jobs here; ``manage.py scheduler`` runs each when it is due."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from campaign.core.models import ScheduledJob

logger = logging.getLogger("campaign.schedule")


@dataclass(frozen=True)
class Job:
    """``run`` must bear a second run of itself: one that takes longer than ``every`` meets the next."""

    name: str
    every: timedelta
    run: Callable[[], object]


_registered: dict[str, Job] = {}


def register(*, name: str, every: timedelta, run: Callable[[], object]) -> None:
    """Register a job; call it from an app's ``ready``."""
    _registered[name] = Job(name=name, every=every, run=run)


def all_jobs() -> list[Job]:
    return list(_registered.values())


def claim_due(*, now: datetime | None = None) -> list[Job]:
    """The jobs that are due and that this caller alone is to run.

    A conditional update moves a job's next time: of two schedulers that see it due, one wins. The next
    time counts from now, so what a stopped scheduler missed is run once and not once for each time. One that
    lies farther off than the job ever waits was written by a clock that was wrong: it counts as due.
    """
    now = now or timezone.now()
    known = dict(ScheduledJob.objects.values_list("name", "next_at"))
    fresh = [ScheduledJob(name=job.name, next_at=now) for job in all_jobs() if job.name not in known]
    ScheduledJob.objects.bulk_create(fresh, ignore_conflicts=True)
    known |= {job.name: now for job in fresh}
    return [
        job
        for job in all_jobs()
        if not now < known[job.name] <= now + job.every
        and ScheduledJob.objects.filter(name=job.name, next_at=known[job.name]).update(
            next_at=now + job.every, started_at=now
        )
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


def seconds_until_next(*, at_most: float, now: datetime | None = None) -> float:
    """How long nothing is due, between a tenth of a second and ``at_most``."""
    now = now or timezone.now()
    # Not those of jobs that an earlier version had: nobody runs them, so they stay due for ever.
    known = ScheduledJob.objects.filter(name__in=_registered)
    next_at = known.order_by("next_at").values_list("next_at", flat=True).first()
    return min(max((next_at - now).total_seconds(), 0.1), at_most) if next_at else at_most

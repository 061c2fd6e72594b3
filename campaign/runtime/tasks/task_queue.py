"""The tasks kept in the database: how long they wait, and those that a killed worker left behind."""

import logging
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest, NullIf
from django.utils import timezone
from django_tasks import TaskResultStatus, task_backends
from django_tasks.base import Task
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult, get_date_max

from campaign.runtime.tasks.lanes import Lane

logger = logging.getLogger("campaign.operating")

# Far longer than a task of the lane runs: what still "runs" by then has lost its worker.
LEFT_BEHIND_AFTER = timedelta(hours=2)
SHORT_LANES = (Lane.READERS, Lane.MAILS, Lane.MAILINGS, Lane.WEBHOOKS)
SHORT_LEFT_BEHIND_AFTER = timedelta(minutes=5)
ATTEMPTS = 3


def is_kept() -> bool:
    """Whether tasks wait in the database, and do not run at once."""
    return isinstance(task_backends["default"], DatabaseBackend)


def is_in_line(task: Task, *args: str | int) -> bool:
    """Whether the very same task waits already; one that runs does not count: it may have looked before its cause."""
    same = DBTaskResult.objects.filter(task_path=task.module_path, args_kwargs={"args": list(args), "kwargs": {}})
    return same.filter(status=TaskResultStatus.READY).exists()


def give_back(pk: UUID, *, worker: str) -> bool:
    """Put a task that this worker claimed and will not end back in line; False where another one has it."""
    running = DBTaskResult.objects.running().filter(pk=pk)
    task = running.first()
    if task is None or task.worker_ids[-1] != worker:
        return False
    return bool(running.filter(started_at=task.started_at).update(status=TaskResultStatus.READY, started_at=None))


def longest_waiting() -> timedelta | None:
    """How long the oldest task that could run has waited; None where none does."""
    since = Greatest("enqueued_at", Coalesce(NullIf("run_after", get_date_max()), F("enqueued_at")))
    oldest = (
        DBTaskResult.objects.ready().annotate(since=since).order_by("since").values_list("since", flat=True).first()
    )
    return timezone.now() - oldest if oldest else None


def take_up_tasks() -> int:
    """Give tasks whose worker was killed back to the queue; how many.

    Each task bears a second run (its effect is recorded where it is claimed). One that took three workers with
    it is given up: it may be the cause.
    """
    now = timezone.now()
    lost = Q(started_at__lt=now - LEFT_BEHIND_AFTER)
    for lane in SHORT_LANES:
        lost |= Q(queue_name=lane, started_at__lt=now - SHORT_LEFT_BEHIND_AFTER)
    left = DBTaskResult.objects.running().filter(lost)
    taken_up = 0
    for task in left:
        again = len(task.worker_ids) < ATTEMPTS
        change: dict[str, Any] = (
            {"status": "READY", "started_at": None} if again else {"status": "FAILED", "finished_at": now}
        )
        if DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at).update(**change):
            logger.warning("The task %s (%s) had lost its worker: %s.", task.pk, task.task_path, change["status"])
            taken_up += again
    return taken_up

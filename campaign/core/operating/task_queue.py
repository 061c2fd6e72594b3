"""The tasks kept in the database: how long they wait, and those that a killed worker left behind."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest, NullIf
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

logger = logging.getLogger("campaign.operating")

# Far longer than any task of ours runs: what still "runs" by then has lost its worker.
LEFT_BEHIND_AFTER = timedelta(hours=2)
ATTEMPTS = 3


def is_kept() -> bool:
    """Whether tasks wait in the database, and do not run at once."""
    return settings.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend"


def longest_waiting() -> timedelta | None:
    """How long the oldest task that could run has waited; None where none does."""
    since = Greatest("enqueued_at", Coalesce(NullIf("run_after", get_date_max()), F("enqueued_at")))
    oldest = (
        DBTaskResult.objects.ready().annotate(since=since).order_by("since").values_list("since", flat=True).first()
    )
    return timezone.now() - oldest if oldest else None


def take_up_left_behind() -> int:
    """Give tasks whose worker was killed back to the queue; how many.

    Each task bears a second run (its effect is recorded where it is claimed). One that took three workers with
    it is given up: it may be the cause.
    """
    now = timezone.now()
    left = DBTaskResult.objects.running().filter(started_at__lt=now - LEFT_BEHIND_AFTER)
    taken_up = 0
    for task in left:
        again = len(task.worker_ids) < ATTEMPTS
        change = {"status": "READY", "started_at": None} if again else {"status": "FAILED", "finished_at": now}
        if DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at).update(**change):
            logger.warning("The task %s (%s) had lost its worker: %s.", task.pk, task.task_path, change["status"])
            taken_up += again
    return taken_up

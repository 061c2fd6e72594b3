"""Invalidations are worked off outside the request, and taken up again where a worker was killed."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from campaign.core import schedule
from petition.abuse.invalidating import run_batch
from petition.models import InvalidationRun

# Then the next task's turn comes: mails do not wait for a million signatures.
BATCHES_AT_A_TIME = 20
# Far longer than a batch takes: whoever was at work is not any more.
SILENCE = timedelta(minutes=2)


@task()
def work_on_invalidation(run_id: int) -> None:
    """Do the next batches of a run. A second task for the same run takes turns with the first."""
    run = InvalidationRun(pk=run_id)
    for _ in range(BATCHES_AT_A_TIME):
        if not run_batch(run):
            return
    work_on_invalidation.enqueue(run_id)


def resume_invalidations() -> None:
    """Set to work again what nobody has worked on for a while."""
    silent = InvalidationRun.objects.filter(
        state__in=(InvalidationRun.State.RUNNING, InvalidationRun.State.UNDOING),
        heard_of_at__lt=timezone.now() - SILENCE,
    )
    for run_id in silent.values_list("pk", flat=True):
        work_on_invalidation.enqueue(run_id)


schedule.register(name="resume invalidations", every=timedelta(minutes=1), run=resume_invalidations)

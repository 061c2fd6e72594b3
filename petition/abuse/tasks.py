"""Invalidations are worked off outside the request, and taken up again where a worker was killed."""

from campaign.runtime.registry import provides
from campaign.runtime.tasks.lanes import Lane, task_in
from campaign.runtime.tasks.left_behind import work_is_done_by
from campaign.runtime.tasks.stopping import is_stopping
from petition.abuse.invalidating import run_batch
from petition.models import InvalidationRun
from petition.models.invalidation import RUNS

# Then the next task's turn comes: mails do not wait for a million signatures.
BATCHES_AT_A_TIME = 20


@provides("petition.work_on_invalidation")
@task_in(Lane.LONG)
def work_on_invalidation(run_id: int) -> None:
    """Do the next batches of a run. A second task for the same run takes turns with the first."""
    run = InvalidationRun(pk=run_id)
    for _ in range(BATCHES_AT_A_TIME):
        if not run_batch(run):
            return
        if is_stopping():
            break
    work_on_invalidation.enqueue(run_id)


work_is_done_by(
    work_on_invalidation,
    lease=RUNS,
    rows=lambda: InvalidationRun.objects.filter(state__in=InvalidationRun.AT_WORK),
)

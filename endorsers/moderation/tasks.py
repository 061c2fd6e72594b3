"""Work that no visitor waits for."""

from campaign.runtime.registry import provides
from campaign.runtime.tasks.lanes import Lane, task_in
from endorsers.moderation.review import begin_due_reviews


@provides("endorsers.begin_reviews")
@task_in(Lane.LONG)
def begin_reviews() -> int:
    """Begin all reviews that are due."""
    return begin_due_reviews()

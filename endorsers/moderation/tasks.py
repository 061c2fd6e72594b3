"""Work that no visitor waits for."""

from django_tasks import task

from endorsers.moderation.review import begin_due_reviews


@task()
def begin_reviews() -> int:
    """Begin all reviews that are due."""
    return begin_due_reviews()

"""Work that a killed worker left behind, or whose task was lost, gets another task."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django_tasks.base import Task

from campaign.runtime.leases.lease import Lease
from campaign.runtime.tasks.task_queue import is_in_line


@dataclass(frozen=True)
class _Kind:
    task: Task
    lease: Lease
    rows: Callable[[], QuerySet]
    give_up: Callable[[Any], object]


_kinds: dict[type[Model], _Kind] = {}


def work_is_done_by(
    task: Task, *, lease: Lease, rows: Callable[[], QuerySet], give_up: Callable[[Any], object] = lambda row: None
) -> None:
    """Register the task that works on these rows; it gets a key, and is asked again where its worker was killed.

    ``give_up`` is called with a row that took too many workers with it.
    """
    _kinds[rows().model] = _Kind(task, lease, rows, give_up)


def enqueue(row: Model) -> None:
    """Have a row worked on that is due."""
    _kinds[type(row)].task.enqueue(row.pk)


def take_up_left_behind() -> int:
    """Ask the tasks for what is due and in no line: its worker was killed, or its task was lost. Says how many."""
    taken_up = 0
    for kind in _kinds.values():
        columns = filter(None, (kind.lease.due_at, kind.lease.attempts))
        for row in kind.lease.due(kind.rows(), at=timezone.now()).only(*columns):
            if is_in_line(kind.task, row.pk):
                continue
            if kind.lease.is_spent(row):
                kind.give_up(row)
            else:
                kind.task.enqueue(row.pk)
                taken_up += 1
    return taken_up

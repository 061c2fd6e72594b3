"""Lanes of background tasks: what readers wait for never is behind mails, webhooks or imports.

A lane is a queue of django-tasks with threads of its own (see ``worker``). A task of ours says its lane where it is
defined; those of Wagtail (index, purges, renditions) are the readers'. What a task puts in line itself goes to its own
lane: the thousand index entries of an import wait behind the import, and not a reader behind them. Only purges
never do: what was taken off the site must be gone at once, whoever took it off.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any

from django_tasks import task
from django_tasks.base import Task
from django_tasks_db.backend import DatabaseBackend


class Lane(StrEnum):
    """The queues, by the name that the database keeps."""

    READERS = "default"  # also where an older release and Wagtail put everything
    MAILS = "mails"
    MAILINGS = "mailings"  # a hundred thousand of them never hold up a confirmation
    WEBHOOKS = "webhooks"
    LONG = "long"  # imports, exports, invalidations, texts of documents, checks of links


# How many tasks of a lane run at once in one worker. Each holds a database connection while it runs.
THREADS = {Lane.READERS: 2, Lane.MAILS: 1, Lane.MAILINGS: 1, Lane.WEBHOOKS: 1, Lane.LONG: 1}

_PURGE = "wagtail.contrib.frontend_cache.tasks.purge_urls_from_cache_task"
_FIRST = 50
_lanes: dict[str, Lane] = {}
_current: ContextVar[Lane] = ContextVar("lane", default=Lane.READERS)


def task_in(lane: Lane) -> Callable[[Callable], Task]:
    """``task()`` of django-tasks, and in which lane it runs."""

    def made(work: Callable) -> Task:
        made_task = task()(work)
        _lanes[made_task.module_path] = lane
        return made_task

    return made


@contextmanager
def working_in(lane: Lane) -> Iterator[None]:
    """What is put in line meanwhile, and says no lane of its own, goes to this one."""
    token = _current.set(lane)
    try:
        yield
    finally:
        _current.reset(token)


class LaneBackend(DatabaseBackend):
    """Tasks kept in the database, each in its lane."""

    def __init__(self, alias: str, params: dict) -> None:
        super().__init__(alias, params | {"QUEUES": list(Lane)})

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> Any:
        return super().enqueue(_placed(task), args, kwargs)


def _placed(task: Task) -> Task:
    if task.module_path == _PURGE:
        return task.using(queue_name=Lane.READERS, priority=_FIRST)
    return task.using(queue_name=_lanes.get(task.module_path, _current.get()))

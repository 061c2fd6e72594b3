"""Work on files by tasks: held by one worker, with progress for those who watch."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks.base import Task

from campaign.imports.models import FILES, FileWork
from campaign.runtime.tasks.lanes import Lane, task_in
from campaign.runtime.tasks.left_behind import enqueue, work_is_done_by
from campaign.runtime.tasks.stopping import StoppedError, go_on_or_stop

SECONDS_BETWEEN_REPORTS = 1
ROWS_BETWEEN_REPORTS = 50

logger = logging.getLogger("campaign.imports")
_models: list[type[FileWork]] = []
Step = TypeVar("Step")
Work = Callable[[Any, "Hold"], dict[str, Any]]


class LeaseLostError(Exception):
    """Another worker holds the file by now: this one was too silent."""


@dataclass(frozen=True)
class Hold:
    """One worker's hold of a file."""

    file: FileWork

    def renew(self, **facts: Any) -> None:
        """Say that the work goes on. Raises LeaseLostError where it is somebody else's."""
        go_on_or_stop()
        if not FILES.renew(self.file, now=timezone.now(), **facts):
            raise LeaseLostError

    def wait_again(self, **facts: Any) -> None:
        """Let the next worker go on with it, at once."""
        FILES.own(self.file).update(state=FileWork.State.WAITING, due_at=timezone.now(), **facts)

    def end(self, **facts: Any) -> None:
        """Say how it ended. A file that names somebody who was erased meanwhile is never kept."""
        model = type(self.file)
        if FILES.own(self.file).filter(outdated=False).update(due_at=None, **facts):
            return
        if model.is_made_anew:
            self.wait_again(outdated=False)
            enqueue(self.file)
        else:
            empty = {"content": b""} | dict.fromkeys(model.also_forgotten)
            FILES.end(self.file, **facts | empty | {"outdated": False})

    def made(self, steps: Iterable[int | bytes], **facts: Any) -> bytes:
        """The file that the steps end with; those before it are numbers, noted for those who look on."""
        content = b""
        for step in steps:
            if isinstance(step, bytes):
                content = step
            else:
                self.renew(done=step, **facts)
        return content

    def told(self, steps: Iterator[Step], *, total: int) -> Iterator[Step]:
        """The steps, with their number noted now and then for those who watch."""
        self.renew(total=total)
        spoken = time.monotonic()
        for done, step in enumerate(steps):
            if done % ROWS_BETWEEN_REPORTS == 0 or time.monotonic() - spoken > SECONDS_BETWEEN_REPORTS:
                self.renew(done=done)
                spoken = time.monotonic()
            yield step


def works_on(model: type[FileWork], *, with_related: Iterable[str] = ()) -> Callable[[Work], Task]:
    """Make the function a task that works on files of the model: it gets a key, and claims the file.

    The function gets the file and the hold of it; what it returns is written with the end. Again is harmless.
    """

    def made(work: Work) -> Task:
        @wraps(work)
        def claimed(pk: int) -> None:
            _work_on(model.objects.under_way().select_related("created_by", *with_related), pk, work)

        task = task_in(Lane.LONG)(claimed)
        _models.append(model)
        work_is_done_by(task, lease=FILES, rows=model.objects.under_way, give_up=_give_up)
        return task

    return made


def begin(files: QuerySet, **facts: Any) -> None:
    """Have the file of this query worked on, with the facts noted; nothing where the query holds none."""
    waiting = {"state": FileWork.State.WAITING, "due_at": timezone.now(), "done": 0, "attempts": 0, "failure": ""}
    for pk, state in files.values_list("pk", "state"):
        # Of two editors who press at the same moment, one begins.
        if files.model.objects.filter(pk=pk, state=state).update(**waiting, **facts):
            enqueue(files.model(pk=pk))


def _work_on(rows: QuerySet, pk: int, work: Work) -> None:
    # One that waits is free, whatever the clock says of the machine that noted it.
    due_at = rows.filter(pk=pk, state=FileWork.State.WAITING).values_list("due_at", flat=True).first()
    begun = {"state": FileWork.State.RUNNING, "done": 0, "failure": ""}
    claimed = FILES.claim(rows, pk, due_at=due_at, now=timezone.now(), **begun)
    if claimed is None:
        return
    hold = Hold(claimed)
    try:
        hold.end(**work(claimed, hold), state=FileWork.State.DONE)
    except ValidationError as error:
        hold.end(state=FileWork.State.FAILED, failure=" ".join(error.messages)[:400])
    except LeaseLostError:
        logger.warning("%s %d is another worker's by now.", rows.model.__name__, pk)
    except StoppedError:
        hold.wait_again()
        raise
    except Exception:
        logger.exception("%s %d failed.", rows.model.__name__, pk)
        failure = _("Something went wrong. Nothing is lost: start it again.")
        hold.end(state=FileWork.State.FAILED, failure=failure)


def _give_up(file: FileWork) -> None:
    failure = _("It was interrupted too often. Nothing is lost: start it again.")
    FILES.end(file, state=FileWork.State.FAILED, failure=failure)


def forget_old_files() -> int:
    """Forget uploaded and exported files whose time is over; how many there were."""
    return sum(model.objects.forget_files() for model in _models)

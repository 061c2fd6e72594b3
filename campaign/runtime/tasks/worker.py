"""Runs background tasks: some threads for each lane, a bounded number of them, and an end within ten seconds."""

import logging
import threading
from contextlib import suppress
from time import monotonic
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from campaign.runtime.database.connections import have_room_for
from campaign.runtime.tasks import stopping
from campaign.runtime.tasks.lanes import THREADS, Lane, working_in
from campaign.runtime.tasks.task_queue import give_back

logger = logging.getLogger("campaign.worker")

# Seconds between two looks into a lane in which nothing waits.
LOOKS_EVERY = 0.5
# Seconds for giving back what did not end in time.
GIVING_BACK = 1.5


class LaneWorker(Worker):
    """One thread of one lane. ``claimed`` is the task that it runs, or could not note the end of."""

    def __init__(self, lane: Lane, *, batch: bool = False) -> None:
        super().__init__(
            queue_names=[lane],
            interval=LOOKS_EVERY,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{lane}-{get_random_string(24)}",
            excluded_queue_names=[],
        )
        self.lane = lane
        self.claimed: UUID | None = None

    def run_until_stopped(self) -> None:
        """Run what comes; wait for a database that is away."""
        while self.running and not stopping.is_stopping():
            try:
                self.give_back()
                self.run()
                if self.batch:
                    return
            except (DatabaseError, InterfaceError) as error:
                if self.batch:
                    raise
                logger.error("The tasks can't be read (%s); trying again.", type(error).__name__)
                connections.close_all()
                stopping.wait(1)
        connections.close_all()

    def run_task(self, db_task_result: DBTaskResult) -> None:
        self.claimed = db_task_result.pk
        with working_in(self.lane):
            super().run_task(db_task_result)
        if db_task_result.exception_class_path.endswith(".StoppedError"):
            DBTaskResult.objects.failed().filter(pk=self.claimed).update(status="RUNNING", finished_at=None)
            self.give_back()
        self.claimed = None

    def give_back(self) -> None:
        if self.claimed is not None:
            give_back(self.claimed, worker=self.worker_id)
            self.claimed = None


class Pool:
    """The threads of some lanes."""

    def __init__(self, lanes: list[Lane]) -> None:
        self.workers = [LaneWorker(lane) for lane in lanes for _thread in range(THREADS[lane])]
        self.threads = [
            threading.Thread(target=worker.run_until_stopped, name=worker.worker_id, daemon=True)
            for worker in self.workers
        ]

    def start(self) -> None:
        # A delivery of mails, and one of a mailing, have a thread for each line to the mail server.
        have_room_for(len(self.threads) + 2 * settings.MAIL_CONNECTIONS)
        for thread in self.threads:
            thread.start()

    def end(self) -> bool:
        """Let what runs end, for a while; give back the rest. True where nothing runs any more."""
        stopping.stop()
        for worker in self.workers:
            worker.running = False
        ends = monotonic() + stopping.GRACE
        for thread in self.threads:
            thread.join(max(0.0, ends - monotonic()))
        return not any(thread.is_alive() for thread in self.threads) or self._give_back()

    def _give_back(self) -> bool:
        late = [worker for worker, thread in zip(self.workers, self.threads, strict=True) if thread.is_alive()]
        logger.warning("%d tasks are given back, as they did not end in %d s.", len(late), stopping.GRACE)
        giving = threading.Thread(target=_give_back_all, args=(late,), daemon=True)
        giving.start()
        giving.join(GIVING_BACK)
        return False


def run_once(lanes: list[Lane]) -> None:
    """Run all that waits in the lanes, in this thread."""
    for lane in lanes:
        LaneWorker(lane, batch=True).run_until_stopped()


def _give_back_all(late: list[LaneWorker]) -> None:
    with suppress(DatabaseError, InterfaceError):  # then they are taken up by the schedule
        for worker in late:
            worker.give_back()

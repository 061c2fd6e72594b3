"""Runs scheduled jobs when they are due: one loop that claims, a thread for each job that runs."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from threading import Thread

from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from campaign.runtime.tasks import schedule, stopping
from campaign.runtime.tasks.lanes import Lane, working_in

logger = logging.getLogger("campaign.schedule")

LONGEST_SLEEP = 5
# What readers wait for has a thread of its own; no job runs twice at once here, so the lines stay short.
THREADS = {Lane.READERS: 1, Lane.LONG: 4}
# Seconds for giving back what did not end in time.
GIVING_BACK = 1.5


def run_until_stopped(*, is_over: Callable[[], bool] = lambda: False) -> bool:
    """Run what is due until this process is told to end, or ``is_over`` says so. True where nothing runs any more."""
    running = _Running()
    while not stopping.is_stopping() and not is_over():
        stopping.wait(_start_due(running))
        close_old_connections()
    return running.end()


def _start_due(running: "_Running") -> float:
    """Start what is due; the seconds to sleep. A database that is away is waited for."""
    try:
        names = running.names()
        for job in schedule.claim_due(but=names):
            running.start(job)
        return schedule.seconds_until_next(at_most=LONGEST_SLEEP, but=names)
    except (DatabaseError, InterfaceError):
        logger.exception("The schedule can't be read; trying again.")
        connections.close_all()
        return LONGEST_SLEEP


class _Running:
    """The jobs under way, each in a thread of its lane."""

    def __init__(self) -> None:
        self.pools = {lane: ThreadPoolExecutor(threads) for lane, threads in THREADS.items()}
        self.jobs: dict[str, Future] = {}

    def names(self) -> set[str]:
        self.jobs = {name: future for name, future in self.jobs.items() if not future.done()}
        return set(self.jobs)

    def start(self, job: schedule.Job) -> None:
        self.jobs[job.name] = self.pools[job.lane].submit(_run_in_thread, job)

    def end(self) -> bool:
        """Let what runs end, for a while; give back the rest. True where nothing runs any more."""
        stopping.stop()
        for pool in self.pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
        cancelled = {name for name, future in self.jobs.items() if future.cancelled()}
        late = wait([future for future in self.jobs.values() if not future.cancelled()], stopping.GRACE).not_done
        names = cancelled | {name for name, future in self.jobs.items() if future in late}
        if names:
            logger.warning("Given back, as they did not end in %d s: %s.", stopping.GRACE, ", ".join(sorted(names)))
            giving = Thread(target=_give_back, args=(names,), daemon=True)
            giving.start()
            giving.join(GIVING_BACK)
        return not late


def _run_in_thread(job: schedule.Job) -> None:
    try:
        with working_in(job.lane):
            schedule.run(job)
    finally:
        connections.close_all()


def _give_back(names: set[str]) -> None:
    with suppress(DatabaseError, InterfaceError):
        schedule.give_back(names)
    connections.close_all()

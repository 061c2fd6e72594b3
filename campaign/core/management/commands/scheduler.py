"""Runs scheduled jobs when they are due."""

import logging
import os
import signal
import threading
from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connections

from campaign.core import schedule

logger = logging.getLogger("campaign.schedule")

LONGEST_SLEEP = 5
THREADS = 4


class Command(BaseCommand):
    help = (
        "Runs scheduled jobs (mails, milestones, retention, scheduled publishing) until it is stopped. "
        "Several schedulers may run: each job is run by one of them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is due now, and end")
        parser.add_argument("--with-parent", action="store_true", help="end when the process that started it ends")

    def handle(self, *, once: bool, with_parent: bool, **options: object) -> None:
        if once:
            for job in schedule.claim_due():
                schedule.run(job)
            return
        stopped, parent = threading.Event(), os.getppid()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        # Threads, so that a long job (retention) does not hold up a short one (mails). A stop waits for what runs.
        with ThreadPoolExecutor(THREADS) as pool:
            while not stopped.is_set() and not (with_parent and os.getppid() != parent):
                stopped.wait(self._start_due(pool))
                close_old_connections()

    def _start_due(self, pool: ThreadPoolExecutor) -> float:
        """Start what is due; the seconds to sleep. A database that is away is waited for."""
        try:
            for job in schedule.claim_due():
                pool.submit(_run_in_thread, job)
            return schedule.seconds_until_next(at_most=LONGEST_SLEEP)
        except DatabaseError:
            logger.exception("The schedule can't be read; trying again.")
            connections.close_all()
            return LONGEST_SLEEP


def _run_in_thread(job: schedule.Job) -> None:
    try:
        schedule.run(job)
    finally:
        connections.close_all()

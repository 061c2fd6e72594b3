"""Runs scheduled jobs when they are due."""

import os
import signal
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from campaign.runtime.tasks import schedule, stopping
from campaign.runtime.tasks.scheduler import run_until_stopped


class Command(BaseCommand):
    help = (
        "Runs scheduled jobs (mails, milestones, retention, scheduled publishing) until it is stopped. "
        "Several schedulers may run: each job is run by one of them."
    )

    # A release makes them before it starts anything. Here they would keep 15 MB of the admin's views in memory.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is due now, and end")
        parser.add_argument("--with-parent", action="store_true", help="end when the process that started it ends")

    def handle(self, *, once: bool, with_parent: bool, **options: object) -> None:
        if once:
            for job in schedule.claim_due():
                schedule.run(job)
            return
        parent = os.getppid()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.stop())
        ended = run_until_stopped(is_over=lambda: with_parent and os.getppid() != parent)
        stopping.end_process(work_runs=not ended)

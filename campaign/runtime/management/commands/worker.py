"""Runs background tasks, each lane of them in threads of its own."""

import signal
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from campaign.runtime.tasks import stopping
from campaign.runtime.tasks.lanes import Lane
from campaign.runtime.tasks.worker import Pool, run_once


class Command(BaseCommand):
    help = (
        "Runs background tasks until it is stopped: what readers wait for (index, purges, renditions), mails, "
        "webhooks, and long work (imports, exports), none of which waits for another. Several workers may run."
    )

    # A release makes them before it starts anything. Here they would keep 15 MB of the admin's views in memory.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = ",".join(lane.name.lower() for lane in Lane)
        parser.add_argument("--lanes", default=names, help="which of them, comma separated (all: %(default)s)")
        parser.add_argument("--once", action="store_true", help="run what waits now, and end")

    def handle(self, *, lanes: str, once: bool, **options: object) -> None:
        chosen = [_lane(name) for name in lanes.split(",")]
        if once:
            run_once(chosen)
            return
        pool = Pool(chosen)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.stop())
        pool.start()
        while not stopping.wait(3600):
            pass
        stopping.end_process(work_runs=not pool.end())


def _lane(name: str) -> Lane:
    try:
        return Lane[name.strip().upper()]
    except KeyError:
        raise CommandError(f"There is no lane “{name}”: {', '.join(lane.name.lower() for lane in Lane)}.") from None

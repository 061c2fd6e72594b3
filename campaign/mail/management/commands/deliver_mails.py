"""``manage.py deliver_mails``: sends the mails that are owed, once or over and over."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from campaign.mail.delivering.delivery import deliver_all

logger = logging.getLogger("campaign.mail")


class Command(BaseCommand):
    help = "Send all mails that are owed and due: those too that a task missed or failed to send."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--watch", type=float, metavar="SECONDS", help="go on, and look again after so many seconds"
        )

    def handle(self, *args: Any, watch: float | None, **options: Any) -> None:
        if watch is None:
            done = deliver_all()
            self.stdout.write(f"Sent {done.sent}, failed {done.failed}, left {done.left}.")
            if done.paused:
                self.stderr.write("The mail server does not take mail; what is left stays due.")
            return
        while True:
            self._look()
            time.sleep(watch)

    def _look(self) -> None:
        try:
            done = deliver_all()
        except Exception:  # a database that is away comes back
            logger.exception("This round of delivery failed; the next one follows.")
        else:
            if done.sent or done.failed:
                self.stdout.write(f"Sent {done.sent}, failed {done.failed}, left {done.left}.")
        close_old_connections()

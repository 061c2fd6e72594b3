"""What both commands share: the gate's refusal as one line, and no log lines between the command's own."""

import logging
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaign.demo.permission import DemoNotAllowedError


class DemoCommand(BaseCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        # Each of some hundred saves logs several tasks.
        logging.disable(logging.INFO)
        try:
            for line in self.report():
                self.stdout.write(line)
        except DemoNotAllowedError as refused:
            raise CommandError(str(refused)) from refused
        finally:
            logging.disable(logging.NOTSET)

    def report(self) -> Iterator[str]:
        """Do the work; give the lines that say what was done."""
        raise NotImplementedError

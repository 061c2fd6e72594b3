"""``manage.py read_returned_mail``: what a mail server pipes in, such as Postfix with
``bounces: "|/srv/campaign/bin/returned"``.
"""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError

from campaign.mailings.returns.reports import LONGEST
from campaign.mailings.returns.verbs import note_returned_mail

# The mail server keeps it, and tries again later (sysexits.h).
_LATER = getattr(os, "EX_TEMPFAIL", 75)


class Command(BaseCommand):
    help = "Read one delivery report or complaint from standard input, and note what it says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", default="", help="the address it came to, such as $ORIGINAL_RECIPIENT of Postfix")

    def handle(self, *args: Any, to: str, **options: Any) -> None:
        data = sys.stdin.buffer.read(LONGEST)
        while sys.stdin.buffer.read(LONGEST):
            pass  # a mail server that can't write it all takes that for a failure
        try:
            report = note_returned_mail(data, came_to=to)
        except (DatabaseError, InterfaceError) as error:
            self.stderr.write(f"Not noted ({type(error).__name__}); try again later.")
            sys.exit(_LATER)
        self.stdout.write(f"{report.kind.value} {report.status}".strip())

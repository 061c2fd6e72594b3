"""Ends a public log that can't go on, and begins another one."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from petition.models import PetitionLog, PetitionPage
from petition.transparency.renewing import begin_log_anew

REASONS = (PetitionLog.Why.RESTORED.value, PetitionLog.Why.LOST_KEY.value)


class Command(BaseCommand):
    help = "Begins another public log of a petition, whose first leaf names the one before and why that ended."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("petition", type=int, help="the number of the petition's page")
        parser.add_argument("--why", required=True, choices=REASONS)

    def handle(self, *, petition: int, why: str, **options: object) -> None:
        page = PetitionPage.objects.filter(pk=petition).first()
        log = begin_log_anew(petition=page.counted, why=why) if page else None
        if log is None:
            raise CommandError("There is no such petition, or it has no log.")
        self.stdout.write(f"{log.origin} begins; manage.py write_logs writes it now, the scheduler within the hour.")

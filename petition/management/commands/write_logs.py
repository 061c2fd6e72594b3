"""Writes the public logs now."""

from django.core.management.base import BaseCommand

from petition.transparency.writing import write_logs


class Command(BaseCommand):
    help = "Writes what is owed to the petitions' public logs, as the scheduler does each hour."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{write_logs()} leaves were written.")

"""Writes down the goals that petitions have reached."""

from django.core.management.base import BaseCommand

from petition.counting.milestones import note_all_milestones


class Command(BaseCommand):
    help = "Writes down the goals that petitions have reached since the last time."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"Milestones: {note_all_milestones()}.")

"""Removes personal data whose time is over."""

from django.core.management.base import BaseCommand

from campaign.imports.file_work import forget_old_files
from petition.privacy.retention import anonymize_due


class Command(BaseCommand):
    help = (
        "Removes the personal data of signatures older than the site's settings allow (they still count), "
        "and the files of exports and imports after a week."
    )

    def handle(self, **options: object) -> None:
        self.stdout.write(f"Signatures: {anonymize_due()}. Files: {forget_old_files()}.")

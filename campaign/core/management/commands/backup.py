"""Backs up the database and the media into one encrypted file."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaign.core.backups.archive import make_backup
from campaign.core.backups.errors import BackupError


class Command(BaseCommand):
    help = "Writes the database and the media to one file, encrypted to a public key whose secret half is elsewhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--recipient", required=True, help="age1…, as age-keygen prints it")

    def handle(self, *, folder: Path, recipient: str, **options: object) -> None:
        try:
            self.stdout.write(str(make_backup(folder=folder, recipient=recipient)))
        except BackupError as error:
            raise CommandError(str(error)) from error

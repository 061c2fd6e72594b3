"""Backs up the database and the media into one encrypted file."""

import os
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaign.operations.backups.archive import make_backup
from campaign.operations.backups.errors import BackupError
from campaign.operations.backups.rotation import keep_newest


class Command(BaseCommand):
    help = "Writes the database and the media to one file, encrypted to a public key whose secret half is elsewhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--recipient", help="age1…, as make_backup_key prints it; else BACKUP_RECIPIENT")
        parser.add_argument("--keep", type=int, metavar="NUMBER", help="delete all but so many of the newest")

    def handle(self, *, folder: Path, recipient: str | None, keep: int | None = None, **options: object) -> None:
        recipient = recipient or os.environ.get("BACKUP_RECIPIENT", "")
        if not recipient:
            raise CommandError("Give --recipient or set BACKUP_RECIPIENT: manage.py make_backup_key FILE makes a pair.")
        try:
            self.stdout.write(str(make_backup(folder=folder, recipient=recipient)))
        except BackupError as error:
            raise CommandError(str(error)) from error
        if keep:
            keep_newest(folder, number=keep)

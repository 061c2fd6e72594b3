"""Restores a backup beside the live site, and says what came back."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaign.operations.backups.errors import BackupError
from campaign.operations.backups.rehearsal import rehearse_restore


class Command(BaseCommand):
    help = "Restores a backup into a database and a media folder of its own, counts what came back, and deletes both."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--identity", required=True, type=Path, help="the file that make_backup_key wrote")

    def handle(self, *, file: Path, identity: Path, **options: object) -> None:
        try:
            came = rehearse_restore(file=file.resolve(), identity=identity.resolve())
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{came.said} {came.signatures} signatures and {came.pages} pages came back.")

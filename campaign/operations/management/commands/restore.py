"""Restores a backup into an empty database."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaign.operations.backups.archive import restore_backup
from campaign.operations.backups.errors import BackupError
from campaign.operations.backups.keys import read_key


class Command(BaseCommand):
    help = "Fills an empty database and the media storage from a backup. Run migrate afterwards if the code is newer."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--identity", required=True, type=Path, help="the file that make_backup_key wrote")

    def handle(self, *, file: Path, identity: Path, **options: object) -> None:
        try:
            restored = restore_backup(file=file, identity=read_key(identity))
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The database is restored, and {restored} media files.")

"""Restores a backup into an empty database."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaign.core.backups.archive import restore_backup
from campaign.core.backups.errors import BackupError


class Command(BaseCommand):
    help = "Fills an empty database and the media storage from a backup. Run migrate afterwards if the code is newer."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--identity", required=True, type=Path, help="the file that age-keygen wrote")

    def handle(self, *, file: Path, identity: Path, **options: object) -> None:
        secret = [line for line in identity.read_text().splitlines() if line.startswith("AGE-SECRET-KEY-")]
        try:
            restored = restore_backup(file=file, identity=secret[0] if secret else "")
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The database is restored, and {restored} media files.")

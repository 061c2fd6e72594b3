"""Makes the pair of keys of backups."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaign.operations.backups.errors import BackupError
from campaign.operations.backups.keys import make_key


class Command(BaseCommand):
    help = "Writes a secret key to a file, to be kept away from this machine, and prints its public half."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: object) -> None:
        try:
            public = make_key(file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(public)
        self.stderr.write(f"Put BACKUP_RECIPIENT={public} into the settings, and {file} where this machine is not.")

"""Makes a key that signs the public logs."""

from django.core.management.base import BaseCommand

from petition.transparency.keys import new_key


class Command(BaseCommand):
    help = "Prints a new key for TRANSPARENCY_KEY. Keep a copy where this machine is not: a lost one ends the logs."
    requires_system_checks = ()

    def handle(self, **options: object) -> None:
        self.stdout.write(new_key())

"""Says in words what is wrong with this installation."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, no_translations

from campaign.runtime.findings import Level, examine


class Command(BaseCommand):
    help = "Looks at database, cache, media, mail, worker, scheduler … and says what is wrong. Ends with 1 where it is."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say only what is not fine")

    @no_translations  # what operators look up and what their monitoring reads is the same everywhere
    def handle(self, *, quiet: bool, **options: object) -> None:
        styles = {
            Level.FINE: self.style.SUCCESS,
            Level.WORTH_A_LOOK: self.style.WARNING,
            Level.BROKEN: self.style.ERROR,
        }
        worst = Level.FINE
        for finding in examine():
            if finding.level == Level.BROKEN or worst == Level.FINE:
                worst = finding.level
            if not quiet or finding.level != Level.FINE:
                self.stdout.write(f"{styles[finding.level](f'{finding.level:12}')} {finding.subject}: {finding.words}")
        if worst == Level.BROKEN:
            raise SystemExit(1)

"""Compares the counts with the signatures, and mends them."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from petition.counting.facets import recount_facets
from petition.counting.recounting import BY_PARTNER, recount
from petition.models import PetitionPage


class Command(BaseCommand):
    help = (
        "Compares each petition's count with its signatures and says where they differ. "
        "Ends with status 1 where a difference is left."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--petition", type=int, metavar="ID", help="only this petition")
        parser.add_argument("--mend", action="store_true", help="put the counts right; signing goes on meanwhile")

    def handle(self, *, petition: int | None, mend: bool, **options: object) -> None:
        petitions = PetitionPage.objects.originals().order_by("pk")
        if petition is not None:
            petitions = petitions.filter(pk=petition)
            if not petitions:
                raise CommandError(f"There is no petition {petition}.")
        left = False
        for page in petitions:
            differences = recount(petition=page, mend=mend)
            for difference in differences:
                by = f", partner {difference.divided_by}" if difference.book is BY_PARTNER else ""
                self.stdout.write(
                    f"{page.title} ({page.pk}), {difference.day}{by}, slot {difference.slot}: "
                    f"counted {difference.tally}, signatures {difference.rows}"
                )
            if differences:
                off = sum(one.tally - one.rows for one in differences if one.book is not BY_PARTNER)
                self.stdout.write(f"{page.title} ({page.pk}): {off:+d} in all, {'mended' if mend else 'not mended'}")
            else:
                self.stdout.write(f"{page.title} ({page.pk}): {page.signatures_online}, equal")
            by_kind = recount_facets(petition=page, mend=mend)
            if by_kind:
                self.stdout.write(
                    f"{page.title} ({page.pk}): {by_kind} numbers by kind and day were out of date, "
                    f"{'counted anew' if mend else 'not counted anew'}"
                )
            left = left or (bool(differences) and not mend)
        if left:
            sys.exit(1)

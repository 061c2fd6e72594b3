"""Counting from the rows, to check the tallies and mend them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, F
from django.db.models.functions import Mod, TruncDate
from django.utils import timezone

from petition.models import PetitionPage, Signature, SignatureTally
from petition.models.tallies import SLOTS


@dataclass(frozen=True)
class Difference:
    """A tally that does not say what the rows say."""

    petition_id: int
    day: date
    slot: int
    tally: int
    rows: int


def recount(*, petition: PetitionPage, mend: bool = False) -> list[Difference]:
    """Compare a petition's tallies with its rows; with ``mend`` write what the rows say.

    One transaction; while it mends, signers of this petition wait for its tallies, so no signature made in
    between is lost or counted twice.
    """
    with transaction.atomic():
        tallies = SignatureTally.objects.of(petition)
        if mend:
            _make_todays_slots(petition)  # so that the lock holds all rows that a signer could raise
            list(tallies.select_for_update().order_by("pk"))
        said = {(day, slot): count for day, slot, count in tallies.values_list("day", "slot", "count")}
        found = _count_rows(petition)
        differences = [
            Difference(petition.pk, day, slot, tally=said.get((day, slot), 0), rows=found[day, slot])
            for day, slot in sorted(said.keys() | found.keys())
            if said.get((day, slot), 0) != found[day, slot]
        ]
        if mend:
            for difference in differences:
                SignatureTally.objects.update_or_create(
                    petition=petition, day=difference.day, slot=difference.slot, defaults={"count": difference.rows}
                )
    return differences


def _make_todays_slots(petition: PetitionPage) -> None:
    today = timezone.localdate()
    SignatureTally.objects.bulk_create(
        [SignatureTally(petition=petition, day=today, slot=slot, count=0) for slot in range(SLOTS)],
        ignore_conflicts=True,
    )


def _count_rows(petition: PetitionPage) -> Counter:
    rows = (
        Signature.objects.of(petition)
        .confirmed()
        .annotate(day=TruncDate("confirmed_at", tzinfo=timezone.get_current_timezone()), slot=Mod(F("pk"), SLOTS))
        .values("day", "slot")
        .annotate(rows=Count("pk"))
        .order_by()
    )
    return Counter({(row["day"], int(row["slot"])): row["rows"] for row in rows})

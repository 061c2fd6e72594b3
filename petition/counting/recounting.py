"""Counting from the rows, to check the tallies and mend them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Mod, TruncDate
from django.utils import timezone

from petition.models import PetitionPage, Signature, SignatureTally
from petition.models.tallies import SLOTS


@dataclass(frozen=True)
class Difference:
    """A tally that does not say what the rows say."""

    petition_id: int
    wording_id: int
    day: date
    slot: int
    tally: int
    rows: int


def recount(*, petition: PetitionPage, mend: bool = False) -> list[Difference]:
    """Compare a petition's tallies with its rows; with ``mend`` put the tallies right.

    Rows and tallies are read by one statement, so in one snapshot: whatever signers do meanwhile is in both
    or in neither. Mending adds each difference to what its tally says by then, so nobody who signs
    has to wait and no signature made in between is lost. Only a second recount waits, since it would add the
    same differences again.
    """
    with transaction.atomic():
        if mend:
            # NO KEY: the rows that signers insert refer to the petition and must not wait for this lock.
            PetitionPage.objects.select_for_update(no_key=True, of=("self",)).get(pk=petition.pk)
        differences = list(_differences(petition))
        if mend:
            for difference in differences:
                _mend(difference)
    return differences


def _differences(petition: PetitionPage) -> Iterator[Difference]:
    said: dict[tuple[int, date, int], int] = {}
    found: dict[tuple[int, date, int], int] = {}
    for kind, wording, day, slot, number in _counted_rows(petition).union(_tallies(petition), all=True):
        (found if kind == "rows" else said)[wording, day, int(slot)] = number
    for place in sorted(said.keys() | found.keys()):
        tally, rows = said.get(place, 0), found.get(place, 0)
        if tally != rows:
            yield Difference(petition.pk, *place, tally=tally, rows=rows)


def _counted_rows(petition: PetitionPage) -> QuerySet:
    return (
        Signature.objects.of(petition)
        .confirmed()
        .order_by()
        .annotate(
            kind=Value("rows", CharField()),
            counted_on=TruncDate("confirmed_at", tzinfo=timezone.get_default_timezone()),
            slot=Mod(F("pk"), SLOTS),
        )
        .values("kind", "wording_id", "counted_on", "slot")
        .annotate(number=Count("pk"))
        .values_list("kind", "wording_id", "counted_on", "slot", "number")
    )


def _tallies(petition: PetitionPage) -> QuerySet:
    return (
        SignatureTally.objects.of(petition)
        .annotate(kind=Value("tally", CharField()))
        .values_list("kind", "wording_id", "day", "slot", "count")
    )


def _mend(difference: Difference) -> None:
    missing = difference.rows - difference.tally
    place = {name: getattr(difference, name) for name in ("petition_id", "wording_id", "day", "slot")}
    tally = SignatureTally.objects.filter(**place)
    if tally.update(count=F("count") + missing):
        return
    # Nobody has counted on that day and slot yet; somebody may at this very moment, so raise what is there.
    SignatureTally.objects.bulk_create(
        [SignatureTally(**place, count=0)],
        ignore_conflicts=True,
    )
    tally.update(count=F("count") + missing)

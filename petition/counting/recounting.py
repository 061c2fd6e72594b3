"""Counting from the rows, to check the tallies and mend them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Mod, TruncDate
from django.utils import timezone

from petition.models import PartnerTally, PetitionPage, Signature, SignatureTally
from petition.models.tallies import SLOTS


class Book(NamedTuple):
    """A kind of tally, what it divides a day's signatures by, and since when a signature is in it."""

    tally: type[SignatureTally] | type[PartnerTally]
    by: str
    since: str

    def rows(self, petition: PetitionPage) -> QuerySet[Signature]:
        """The petition's signatures that are in it."""
        counted = Signature.objects.of(petition).confirmed()
        return counted.filter(**{f"{name}__isnull": False for name in (self.by, self.since)})


BY_WORDING = Book(SignatureTally, "wording_id", "confirmed_at")
BY_PARTNER = Book(PartnerTally, "partner_id", "address_confirmed_at")
# In the order in which signing and confirming lock them.
BOOKS = (BY_WORDING, BY_PARTNER)


@dataclass(frozen=True)
class Difference:
    """A tally that does not say what the rows say. ``divided_by``: the number of the wording, or of the partner."""

    book: Book
    petition_id: int
    divided_by: int
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
        differences = [difference for book in BOOKS for difference in _differences(petition, book)]
        if mend:
            for difference in differences:
                _mend(difference)
    return differences


def _differences(petition: PetitionPage, book: Book) -> Iterator[Difference]:
    said: dict[tuple[int, date, int], int] = {}
    found: dict[tuple[int, date, int], int] = {}
    for kind, number, day, slot, count in _counted_rows(petition, book).union(_tallies(petition, book), all=True):
        (found if kind == "rows" else said)[number, day, int(slot)] = count
    for place in sorted(said.keys() | found.keys()):
        tally, rows = said.get(place, 0), found.get(place, 0)
        if tally != rows:
            yield Difference(book, petition.pk, *place, tally=tally, rows=rows)


def _counted_rows(petition: PetitionPage, book: Book) -> QuerySet:
    return (
        book.rows(petition)
        .order_by()
        .annotate(
            kind=Value("rows", CharField()),
            counted_on=TruncDate(book.since, tzinfo=timezone.get_default_timezone()),
            slot=Mod(F("pk"), SLOTS),
        )
        .values("kind", book.by, "counted_on", "slot")
        .annotate(number=Count("pk"))
        .values_list("kind", book.by, "counted_on", "slot", "number")
    )


def _tallies(petition: PetitionPage, book: Book) -> QuerySet:
    return (
        book.tally.objects.of(petition)
        .annotate(kind=Value("tally", CharField()))
        .values_list("kind", book.by, "day", "slot", "count")
    )


def _mend(difference: Difference) -> None:
    missing = difference.rows - difference.tally
    model: Any = difference.book.tally
    where = {difference.book.by: difference.divided_by}
    where |= {name: getattr(difference, name) for name in ("petition_id", "day", "slot")}
    tally = model.objects.filter(**where)
    if tally.update(count=F("count") + missing):
        return
    # Nobody has counted on that day and slot yet; somebody may at this very moment, so raise what is there.
    model.objects.bulk_create([model(**where, count=0)], ignore_conflicts=True)
    tally.update(count=F("count") + missing)

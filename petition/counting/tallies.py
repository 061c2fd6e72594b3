"""Counting signatures: each change of state raises or lowers a tally in its own transaction."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils import timezone

from petition.models import Signature, SignatureTally
from petition.models.tallies import SLOTS

_TABLE = SignatureTally._meta.db_table
RAISE = (
    f"INSERT INTO {_TABLE} (petition_id, day, slot, count) VALUES (%s, %s, %s, %s) "
    f"ON CONFLICT (petition_id, day, slot) DO UPDATE SET count = {_TABLE}.count + excluded.count"
)
_LOWER = f"UPDATE {_TABLE} SET count = count - %s WHERE petition_id = %s AND day = %s AND slot = %s"


def raise_tally(signature: Signature) -> None:
    """Count a signature that began to count; call it in the transaction that wrote the signature."""
    with connection.cursor() as cursor:
        cursor.execute(RAISE, [signature.petition_id, *place_of(signature.pk, signature.confirmed_at), 1])


def lower_tally(signature: Signature) -> None:
    """Stop counting a signature that counted; call it in the transaction that changed the signature."""
    day, slot = place_of(signature.pk, signature.confirmed_at)
    SignatureTally.objects.filter(petition_id=signature.petition_id, day=day, slot=slot).update(count=F("count") - 1)


def raise_tallies(petition_id: int, counted_since: Mapping[int, datetime]) -> None:
    """Count many signatures of a petition, by number and time; call it last in the transaction that changed them."""
    places = _locked_places(petition_id, counted_since)
    with connection.cursor() as cursor:
        cursor.executemany(RAISE, [(petition_id, day, slot, number) for (day, slot), number in places.items()])


def lower_tallies(petition_id: int, counted_since: Mapping[int, datetime]) -> None:
    """Stop counting many signatures of a petition; call it last in the transaction that changed them."""
    places = _locked_places(petition_id, counted_since)
    with connection.cursor() as cursor:
        cursor.executemany(_LOWER, [(number, petition_id, day, slot) for (day, slot), number in places.items()])


def leave_state(
    signature: Signature, *, leaving: tuple[Signature.State, ...], to: Signature.State, **changes: Any
) -> bool:
    """Move a signature from one of the states that it may leave, with its count; call it in a transaction.

    Each move is a conditional update: of two movers in the same instant one wins, the other gets
    False, and nothing is counted twice. ``changes`` are further columns to write.
    """
    row = Signature.objects.filter(pk=signature.pk)
    for state in leaving:
        if row.filter(state=state).update(state=to, **changes):
            signature.refresh_from_db(fields=["state", "confirmed_at", *changes])
            if state == Signature.State.CONFIRMED:
                lower_tally(signature)
            if to == Signature.State.CONFIRMED:
                raise_tally(signature)
            return True
    return False


def _locked_places(petition_id: int, counted_since: Mapping[int, datetime]) -> Counter[tuple[date, int]]:
    """How many of the signatures each tally counts. The tallies are locked in the order in which a recount locks."""
    places = Counter(place_of(pk, since) for pk, since in counted_since.items())
    tallies = SignatureTally.objects.filter(petition_id=petition_id, day__in={day for day, _slot in places})
    list(tallies.select_for_update().order_by("pk").values_list("pk"))
    return places


def place_of(pk: int, counted_since: datetime) -> tuple[date, int]:
    """The day on which a signature began to count, where the campaign is, and its slot.

    Not in the current time zone: Wagtail's admin activates that of the editor.
    """
    return timezone.localdate(counted_since, timezone.get_default_timezone()), pk % SLOTS

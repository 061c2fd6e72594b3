"""Counting signatures: each change of state raises or lowers a tally in its own transaction."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from petition.counting.days import place_of
from petition.counting.partner_tallies import (
    locked_proof,
    lower_partner,
    lower_partners,
    raise_partner,
    raise_partners,
)
from petition.models import Signature, SignatureTally

# By a signature's number: its wording, and the time since which it counts.
Counted = Mapping[int, tuple[int, datetime]]

_TABLE = SignatureTally._meta.db_table
RAISE = (
    f"INSERT INTO {_TABLE} (petition_id, wording_id, day, slot, count) VALUES (%s, %s, %s, %s, %s) "
    f"ON CONFLICT (petition_id, wording_id, day, slot) DO UPDATE SET count = {_TABLE}.count + excluded.count"
)
_LOWER = f"UPDATE {_TABLE} SET count = count - %s WHERE petition_id = %s AND wording_id = %s AND day = %s AND slot = %s"


def raise_tally(signature: Signature) -> None:
    """Count a signature that began to count; call it in the transaction that wrote the signature."""
    with connection.cursor() as cursor:
        day, slot = place_of(signature.pk, signature.confirmed_at)  # type: ignore[arg-type]  # what counts has its time
        cursor.execute(RAISE, [signature.petition_id, signature.wording_id, day, slot, 1])


def lower_tally(signature: Signature) -> None:
    """Stop counting a signature that counted; call it in the transaction that changed the signature."""
    day, slot = place_of(signature.pk, signature.confirmed_at)  # type: ignore[arg-type]  # what counts has its time
    with connection.cursor() as cursor:
        cursor.execute(_LOWER, [1, signature.petition_id, signature.wording_id, day, slot])


def raise_tallies(petition_id: int, counted: Counted) -> None:
    """Count many signatures of a petition; call it last in the transaction that changed them."""
    places = _locked_places(petition_id, counted)
    with connection.cursor() as cursor:
        cursor.executemany(RAISE, [(petition_id, *place, number) for place, number in places.items()])
    raise_partners(petition_id, counted)


def lower_tallies(petition_id: int, counted: Counted) -> None:
    """Stop counting many signatures of a petition; call it last in the transaction that changed them."""
    places = _locked_places(petition_id, counted)
    with connection.cursor() as cursor:
        cursor.executemany(_LOWER, [(number, petition_id, *place) for place, number in places.items()])
    lower_partners(petition_id, counted)


def leave_state(signature: Signature, *, leaving: tuple[str, ...], to: str, **changes: Any) -> bool:
    """Move a signature from one of the states that it may leave, with its count; call it in a transaction.

    Each move is a conditional update: of two movers in the same instant one wins, the other gets
    False, and nothing is counted twice. ``changes`` are further columns to write.
    """
    row, proven_at = Signature.objects.filter(pk=signature.pk), locked_proof(signature)
    for state in leaving:
        if row.filter(state=state).update(state=to, **changes):
            signature.refresh_from_db(fields=["state", "confirmed_at", "address_confirmed_at", *changes])
            if state == Signature.State.CONFIRMED:
                lower_tally(signature)
                lower_partner(signature, proven_at)
            if to == Signature.State.CONFIRMED:
                raise_tally(signature)
                raise_partner(signature)
            return True
    return False


def _locked_places(petition_id: int, counted: Counted) -> Counter[tuple[int, date, int]]:
    """How many of the signatures each tally counts. The tallies are locked in the order in which a recount locks."""
    places = Counter((wording_id, *place_of(pk, since)) for pk, (wording_id, since) in counted.items())
    tallies = SignatureTally.objects.filter(petition_id=petition_id, day__in={day for _wording, day, _slot in places})
    list(tallies.select_for_update().order_by("pk").values_list("pk"))
    return places

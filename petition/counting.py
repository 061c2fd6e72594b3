"""Counting signatures: each change of state raises or lowers a tally in its own transaction."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils import timezone

from petition.models import Signature, SignatureTally
from petition.models.tallies import SLOTS

_TABLE = SignatureTally._meta.db_table
_RAISE = (
    f"INSERT INTO {_TABLE} (petition_id, day, slot, count) VALUES (%s, %s, %s, 1) "
    f"ON CONFLICT (petition_id, day, slot) DO UPDATE SET count = {_TABLE}.count + 1"
)


def raise_tally(signature: Signature) -> None:
    """Count a signature that began to count; call it in the transaction that wrote the signature."""
    with connection.cursor() as cursor:
        cursor.execute(_RAISE, [signature.petition_id, *_place(signature)])


def lower_tally(signature: Signature) -> None:
    """Stop counting a signature that counted; call it in the transaction that changed the signature."""
    day, slot = _place(signature)
    SignatureTally.objects.filter(petition_id=signature.petition_id, day=day, slot=slot).update(count=F("count") - 1)


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


def _place(signature: Signature) -> tuple[date, int]:
    """The day on which the signature began to count, where the campaign is, and its slot.

    Not in the current time zone: Wagtail's admin activates that of the editor.
    """
    return timezone.localdate(signature.confirmed_at, timezone.get_default_timezone()), signature.pk % SLOTS

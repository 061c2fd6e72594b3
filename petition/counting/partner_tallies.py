"""Counting whom partners brought: what counts and whose address is confirmed, by the day on which it was.

Each change of a signature's state or proof raises or lowers a tally in its own transaction, after those of
``petition.counting.tallies``, so two transactions never wait for each other in turn.
"""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime

from django.db import connection

from petition.counting.days import place_of
from petition.models import PartnerTally, Signature

_TABLE = PartnerTally._meta.db_table
_RAISE = (
    f"INSERT INTO {_TABLE} (petition_id, partner_id, day, slot, count) VALUES (%s, %s, %s, %s, %s) "
    f"ON CONFLICT (petition_id, partner_id, day, slot) DO UPDATE SET count = {_TABLE}.count + excluded.count"
)
_LOWER = f"UPDATE {_TABLE} SET count = count - %s WHERE petition_id = %s AND partner_id = %s AND day = %s AND slot = %s"


def locked_proof(signature: Signature) -> datetime | None:
    """When the address of a signature that a partner brought was confirmed, with its row locked; None for all others.

    An instance may not know it yet: its owner may confirm while an editor looks at it.
    """
    if not signature.partner_id:
        return None
    rows = Signature.objects.select_for_update().filter(pk=signature.pk)
    return rows.values_list("address_confirmed_at", flat=True).first()


def raise_partner(signature: Signature) -> None:
    """Count a signature that counts for whoever brought it, once its address is confirmed."""
    if signature.partner_id and signature.address_confirmed_at:
        _execute(
            _RAISE,
            signature.petition_id,
            Counter([(signature.partner_id, *place_of(signature.pk, signature.address_confirmed_at))]),
        )


def lower_partner(signature: Signature, proven_at: datetime | None) -> None:
    """Stop counting one that counted; ``proven_at`` is what ``locked_proof`` said before the change."""
    if signature.partner_id and proven_at:
        _execute(_LOWER, signature.petition_id, Counter([(signature.partner_id, *place_of(signature.pk, proven_at))]))


def raise_partners(petition_id: int, signature_ids: Collection[int]) -> None:
    """Count many signatures of a petition that began to count; their rows are locked."""
    _execute(_RAISE, petition_id, _places(signature_ids))


def lower_partners(petition_id: int, signature_ids: Collection[int]) -> None:
    """Stop counting many signatures of a petition; their rows are locked."""
    _execute(_LOWER, petition_id, _places(signature_ids))


def _places(signature_ids: Collection[int]) -> Counter[tuple[int, date, int]]:
    rows = Signature.objects.filter(pk__in=signature_ids, partner__isnull=False, address_confirmed_at__isnull=False)
    found = rows.values_list("pk", "partner_id", "address_confirmed_at")
    return Counter((partner, *place_of(pk, proven_at)) for pk, partner, proven_at in found)


def _execute(statement: str, petition_id: int, places: Counter[tuple[int, date, int]]) -> None:
    if not places:
        return
    with connection.cursor() as cursor:
        for place, number in sorted(places.items()):  # in one order, so two batches queue and do not lock up
            where = (petition_id, *place)
            cursor.execute(statement, (*where, number) if statement is _RAISE else (number, *where))

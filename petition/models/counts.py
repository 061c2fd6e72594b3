"""How many have signed a petition, here and on paper, in one query."""

from django.db import connection

from petition.models.offline import OfflineBatch
from petition.models.tallies import SignatureTally


def counts_of(petition_id: int) -> tuple[int, int]:
    """The signatures made here and those on paper, of the petition that holds them."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [petition_id] * 2)
        online, on_paper = cursor.fetchone()
    return int(online), int(on_paper)


def _sum(rows: type[SignatureTally] | type[OfflineBatch]) -> str:
    return f"COALESCE((SELECT sum(count) FROM {rows._meta.db_table} WHERE petition_id = %s), 0)"


# Everybody who has just signed asks for it, and the ORM takes five times as long to put it into words.
_COUNTS = f"SELECT {_sum(SignatureTally)}, {_sum(OfflineBatch)}"

"""How many names are under which wording of a petition's statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from petition.models.offline import OfflineBatch
from petition.models.tallies import SignatureTally
from petition.models.wordings import StatementWording


class Worded(Protocol):
    """A petition: the id of the one that holds its signatures, and the wording that it says now."""

    counted_id: int
    wording_id: int | None


@dataclass(frozen=True)
class WordingCount:
    """``signatures`` are all that count under these words, ``on_paper`` those of them that were made on paper."""

    wording: StatementWording
    signatures: int
    on_paper: int


def counts_by_wording(petitions: Sequence[Worded]) -> dict[int, list[WordingCount]]:
    """By the id of the petition that holds the signatures, by number; their sum is the petition's count.

    One query over the tallies, however many have signed.
    """
    rows = StatementWording.objects.filter(petition__in={petition.counted_id for petition in petitions})
    rows = rows.order_by("petition", "number").annotate(online=_sum(SignatureTally), on_paper=_sum(OfflineBatch))
    found: dict[int, list[WordingCount]] = {petition.counted_id: [] for petition in petitions}
    for row in rows:
        found[row.petition_id].append(WordingCount(row, row.online + row.on_paper, row.on_paper))
    return found


def signed_wordings(petition: Worded) -> list[WordingCount]:
    """Those under which names stand, and those that the petition says now."""
    counts = counts_by_wording([petition])[petition.counted_id]
    return [one for one in counts if one.signatures or one.wording.pk == petition.wording_id]


def _sum(counted: type[SignatureTally] | type[OfflineBatch]) -> Coalesce:
    of_wording: QuerySet = counted.objects.filter(petition=OuterRef("petition"), wording=OuterRef("pk")).order_by()
    return Coalesce(Subquery(of_wording.values("wording").annotate(sum=Sum("count")).values("sum")), 0)

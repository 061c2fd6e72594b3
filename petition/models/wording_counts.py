"""How many names are under which wording of a petition's statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from campaign.runtime.registry import provides
from petition.models.offline import OfflineBatch
from petition.models.tallies import SignatureTally
from petition.models.wordings import StatementWording, digest_of, statement_text


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


@dataclass(frozen=True)
class OtherSigners:
    """How many signed, in this language, other words than those; ``last_correction`` is of the words that are live."""

    number: int = 0
    last_correction: str = ""


@provides("petition.signers_of_other_words")
def signers_of_other_words(petition: Worded, words: Any) -> OtherSigners:
    """Of words that were never published. ``words``: anything with title, target, introduction and statement."""
    live = StatementWording.objects.filter(pk=petition.wording_id).first()
    if live is None:
        return OtherSigners()
    digest = digest_of(statement_text(words))
    counts = [
        one for one in counts_by_wording([petition])[petition.counted_id] if one.wording.language == live.language
    ]
    if any(one.wording.digest == digest for one in counts):
        return OtherSigners()
    return OtherSigners(sum(one.signatures for one in counts), live.correction)


def _sum(counted: type[SignatureTally] | type[OfflineBatch]) -> Coalesce:
    of_wording: QuerySet = counted.objects.filter(petition=OuterRef("petition"), wording=OuterRef("pk")).order_by()
    return Coalesce(Subquery(of_wording.values("wording").annotate(sum=Sum("count")).values("sum")), 0)

"""Which leaves are owed: read off the rows, so that no verb has to remember the log."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from petition.abuse.suspicion import is_automatic
from petition.counting.days import place_of
from petition.models import LoggedPaper, OfflineBatch, PetitionLog, PetitionPage, Signature, StatementWording
from petition.transparency import leaves
from petition.transparency.leaves import Proof, Under, Why

# Of one transaction: a great import takes several, and no lock is held for long.
AT_MOST = 10_000
_COLUMNS = (
    *("pk", "state", "mark", "invalidated_by_id", "wording_id", "confirmed_at", "logged_since", "logged_wording_id"),
    *("channel", "address_confirmed_at", "anonymized_at"),
)
State = Signature.State


@dataclass(frozen=True)
class OwedLeaf:
    """``signature`` is whose receipt is to be kept: of a start whose signer's data are still here."""

    kind: str
    leaf: bytes
    signature: int | None = None
    proof: Proof = Proof.NONE
    nonce: bytes = b""


@dataclass(frozen=True)
class OwedRows:
    """``started`` and ``ended`` are the signatures' numbers."""

    leaves: list[OwedLeaf]
    started: list[int]
    ended: list[int]


def owed_by_signatures(petition: PetitionPage) -> OwedRows:
    """What the oldest of them owe; their rows are locked. Call it in a transaction."""
    rows = Signature.objects.of(petition).owed_to_log().order_by("pk").select_for_update(no_key=True, of=("self",))
    found = [_Row(*values) for values in rows.values_list(*_COLUMNS)[:AT_MOST]]
    wordings = _Wordings(petition)
    nonces = leaves.new_nonces(len(found))
    owed, started, ended = [], [], []
    for row, nonce in zip(found, nonces, strict=True):
        if row.logged_since and row.logged_wording_id:
            why = _why(row)
            under = wordings.under(row.logged_wording_id, row.pk, row.logged_since)
            owed.append(OwedLeaf(f"end {why}", leaves.end(under, why)))
        if row.state == State.CONFIRMED and row.confirmed_at:
            proof = _proof(row, petition)
            leaf = leaves.start(wordings.under(row.wording_id, row.pk, row.confirmed_at), proof, nonce)
            owed.append(OwedLeaf("start", leaf, None if row.anonymized_at else row.pk, proof, nonce))
            started.append(row.pk)
        else:
            ended.append(row.pk)
    return OwedRows(owed, started, ended)


def owed_by_paper(log: PetitionLog) -> Iterator[OwedLeaf]:
    """What the batches on paper owe, and note that it is logged. Call it in a transaction.

    They are few, so all are compared: one that was deleted or corrected is found too.
    """
    logged = {one.batch: one for one in log.papers.select_related("wording")}
    there = OfflineBatch.objects.filter(petition=log.petition_id).select_related("wording").in_bulk()
    for pk, known in logged.items():
        if pk not in there or _said(there[pk]) != _said(known):
            known.delete()
            yield OwedLeaf("paper-end", leaves.paper_end(_under(known), known.count))
    for pk, batch in there.items():
        if pk in logged and _said(batch) == _said(logged[pk]):
            continue
        _wording, count, day, scan = _said(batch)
        known = LoggedPaper(log=log, batch=pk, wording=batch.wording, count=count, day=day, scan_digest=scan)
        known.save(force_insert=True)
        yield OwedLeaf("paper", leaves.paper(_under(known), count, scan))


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    state: str
    mark: str
    invalidated_by_id: int | None
    wording_id: int
    confirmed_at: datetime | None
    logged_since: datetime | None
    logged_wording_id: int | None
    channel: str
    address_confirmed_at: datetime | None
    anonymized_at: datetime | None


class _Wordings:
    """The wordings of one petition, by their ids."""

    def __init__(self, petition: PetitionPage) -> None:
        rows = StatementWording.objects.of(petition).values_list("pk", "number", "digest")
        self.by_id = {pk: (number, digest) for pk, number, digest in rows}

    def under(self, wording_id: int, signature_id: int, since: datetime) -> Under:
        return Under(*self.by_id[wording_id], place_of(signature_id, since)[0])


def _why(row: _Row) -> Why:
    if row.state == State.CONFIRMED:
        return Why.CORRECTED
    if row.state == State.WITHDRAWN:
        return Why.WITHDRAWN
    if row.state == State.PENDING:
        return Why.UNCONFIRMED
    return Why.RULE if row.invalidated_by_id or is_automatic(row.mark) else Why.EDITOR


def _proof(row: _Row, petition: PetitionPage) -> Proof:
    if row.channel == Signature.Channel.IMPORT:
        return Proof.IMPORT
    if row.address_confirmed_at:
        return Proof.MAIL
    if row.channel == Signature.Channel.KEYED:
        return Proof.PARTNER
    return Proof.PUZZLE if petition.proof_of_work else Proof.NONE


def _said(paper: OfflineBatch | LoggedPaper) -> tuple:
    day = paper.collected_on if isinstance(paper, OfflineBatch) else paper.day
    return paper.wording_id, paper.count, day, paper.scan_digest


def _under(paper: LoggedPaper) -> Under:
    return Under(paper.wording.number, paper.wording.digest, paper.day)

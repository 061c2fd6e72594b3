"""Writing a log: what rows owe becomes leaves in one transaction, then files and a signed checkpoint.

A process that is killed in between loses nothing: the leaves stand in the batch until the files have them, and the same
leaves give the same files.
"""

import logging
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from campaign.core.signed_links import site_address
from petition.models import LogBatch, PetitionLog, PetitionPage, Signature
from petition.models.logs import logs_are_kept
from petition.transparency import leaves, notes, tree
from petition.transparency.files import FOLDER, LogFiles
from petition.transparency.keys import signing_keys
from petition.transparency.leaves import Receipt
from petition.transparency.owed import AT_MOST, OwedLeaf, owed_by_paper, owed_by_signatures
from petition.transparency.standing import StandsStillError, Trouble, check_standing, current_log, latest_published

logger = logging.getLogger("campaign.transparency")

# Fewer would tell of each when it came.
AT_LEAST = 10
_order = random.SystemRandom()


def write_logs(*, now: datetime | None = None) -> int:
    """Write what is owed to the logs of all petitions; says how many leaves there were. Again is harmless."""
    if not logs_are_kept():
        return 0
    return sum(write_log(petition=petition, now=now) for petition in PetitionPage.objects.originals())


def write_log(*, petition: PetitionPage, now: datetime | None = None) -> int:
    """Write what is owed to one petition's log, in batches of one short transaction each.

    A log that must not go on is left as it is: the state of the site says why.
    """
    written, log = 0, current_log(petition)
    try:
        if log:
            check_standing(log)
            _publish_pending(log)
        while batch := _gather(petition, now or timezone.now()):
            _publish(batch)
            written += batch.size - batch.first
            if batch.size - batch.first < AT_MOST:
                break
    except StandsStillError as error:
        PetitionLog.objects.filter(petition=petition).update(trouble=error.trouble)
        logger.error("The log of petition %d stands still: %s.", petition.pk, error.trouble)
        return written
    PetitionLog.objects.filter(petition=petition).exclude(trouble="").update(trouble="")
    return written


def begin_log(
    petition: PetitionPage, *, number: int = 1, why: str = PetitionLog.Why.FIRST, now: datetime
) -> PetitionLog:
    """Begin a log with an origin of its own; call it in a transaction."""
    host = urlsplit(site_address(petition)).netloc
    origin = f"{host}/{FOLDER}/{petition.pk}/{number}"
    return PetitionLog.objects.create(petition=petition, number=number, origin=origin, why=why, begun_at=now)


def add_leaves(log: PetitionLog, owed: Sequence[OwedLeaf], *, now: datetime) -> LogBatch:
    """Give the leaves their places, in this order; the log's row is locked. Call it in a transaction."""
    size = log.size + len(owed)
    log.numbers = dict(Counter(log.numbers) + Counter(one.kind for one in owed))
    batch = LogBatch.objects.create(
        log=log, first=log.size, size=size, leaves=leaves.bundled(one.leaf for one in owed), made_at=now
    )
    log.size = size
    log.save(update_fields=["size", "numbers"])
    return batch


@transaction.atomic
def _gather(petition: PetitionPage, now: datetime) -> LogBatch | None:
    """What is owed as a batch, in an order that tells nothing of time; None where too few wait."""
    # Two writers take turns here; signers, who only refer to the petition, do not wait.
    list(PetitionPage.objects.select_for_update(no_key=True, of=("self",)).filter(pk=petition.pk).values("pk"))
    log = current_log(petition)
    waiting = Signature.objects.of(petition).owed_to_log()[:AT_LEAST].count()
    rows = owed_by_signatures(petition) if waiting >= AT_LEAST else None
    if rows is None and not petition.offline_batches.exists() and not (log and log.papers.exists()):
        return None
    log = log or begin_log(petition, now=now)
    owed = [*owed_by_paper(log), *(rows.leaves if rows else ())]
    if not owed:
        if not log.size:
            log.delete()
        return None
    _order.shuffle(owed)
    batch = add_leaves(log, owed, now=now)
    if rows:
        _note(rows.started, rows.ended, _receipts(owed, batch.first))
    return batch


def _receipts(owed: Iterable[OwedLeaf], first: int) -> dict[int, str]:
    return {
        one.signature: str(Receipt(index, one.proof, one.nonce))
        for index, one in enumerate(owed, first)
        if one.signature
    }


def _note(started: Sequence[int], ended: Sequence[int], receipts: dict[int, str]) -> None:
    """Say on the rows what the log says now."""
    Signature.objects.filter(pk__in=ended).update(logged_since=None, logged_wording=None, receipt="")
    given = [(pk, receipts.get(pk, "")) for pk in started]
    table = Signature._meta.db_table
    if connection.vendor == "postgresql":
        statement = (
            f"UPDATE {table} row SET logged_since = confirmed_at, logged_wording_id = wording_id, "
            "receipt = given.receipt FROM unnest(%s::bigint[], %s::text[]) AS given(id, receipt) "
            "WHERE row.id = given.id"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [[pk for pk, _ in given], [receipt for _, receipt in given]])
        return
    for pk, receipt in given:
        Signature.objects.filter(pk=pk).update(
            logged_since=F("confirmed_at"), logged_wording=F("wording"), receipt=receipt
        )


def _publish_pending(log: PetitionLog) -> None:
    for batch in log.batches.pending().order_by("first").select_related("log"):
        _publish(batch)


def _publish(batch: LogBatch) -> None:
    """Write the batch's leaves into the log's files, then sign. Raises StandsStillError where a file was changed."""
    log, files = batch.log, LogFiles(batch.log)
    new = leaves.unbundled(bytes(batch.leaves))
    written: dict[str, bytes] = {}

    def read(name: str) -> bytes:
        return written[name] if name in written else files.read(name)

    try:
        _check_edge(log, batch.first, read)
        written |= dict(tree.grown(files.read, batch.first, [tree.leaf_hash(leaf) for leaf in new]))
        root = tree.Tree(read, batch.size).root()
        bundles = dict(_bundles(files, batch.first, new))
    except (OSError, tree.DamagedTreeError) as error:
        raise StandsStillError(Trouble.DAMAGED) from error
    checkpoint = notes.Checkpoint(log.origin, batch.size, root)
    _check_signed_before(files, checkpoint)
    for name, content in (bundles | written).items():
        files.write(name, content)
    note = notes.signed(checkpoint.text, name=log.origin, keys=signing_keys())
    files.keep_checkpoint(note)
    # The leaves are in the files now.
    LogBatch.objects.filter(pk=batch.pk).update(checkpoint=note, published_at=timezone.now(), leaves=b"")
    for name in bundles | written:
        if ".p/" not in name:
            files.forget_partial(name)


def _check_edge(log: PetitionLog, size: int, read: tree.Read) -> None:
    latest = latest_published(log)
    if latest and tree.Tree(read, size).root() != notes.Checkpoint.read(latest.checkpoint).root:
        raise tree.DamagedTreeError("the root is another one")


def _check_signed_before(files: LogFiles, checkpoint: notes.Checkpoint) -> None:
    """What a killed process signed must be the same: two checkpoints of one size would be a fork."""
    before = files.last_checkpoint()
    if before and (signed := notes.Checkpoint.read(before)).size == checkpoint.size and signed != checkpoint:
        raise StandsStillError(Trouble.OTHER)


def _bundles(files: LogFiles, size: int, new: Sequence[bytes]) -> Iterable[tuple[str, bytes]]:
    """Names and bytes of the bundles of entries that come with the new leaves."""
    index, width = divmod(size, tree.WIDTH)
    row = list(new)
    if width:
        row = leaves.unbundled(files.read(tree.tile_name("entries", index, width))) + row
    for place in range(0, len(row), tree.WIDTH):
        part = row[place : place + tree.WIDTH]
        yield tree.tile_name("entries", index + place // tree.WIDTH, len(part)), leaves.bundled(part)

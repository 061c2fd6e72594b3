"""A log that can't go on ends where it is, and another one begins: after a restored backup, or with a lost key."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from petition.models import PetitionLog, PetitionPage, Signature
from petition.transparency import leaves
from petition.transparency.files import LogFiles
from petition.transparency.notes import Checkpoint, MalformedNoteError
from petition.transparency.owed import OwedLeaf
from petition.transparency.standing import current_log
from petition.transparency.writing import add_leaves, begin_log


@transaction.atomic
def begin_log_anew(*, petition: PetitionPage, why: str, now: datetime | None = None) -> PetitionLog | None:
    """Begin another log of the petition; None where it has none yet.

    Its first leaf names what was signed last of the one before, as far as that is known here. All that counts is owed
    to it, and each signer's receipt is for it from then on. The files of the one before stay as they are.
    """
    now = now or timezone.now()
    before = current_log(petition)
    if before is None:
        return None
    size, root = _signed_last(before)
    before.batches.pending().delete()
    before.papers.all().delete()
    number = before.number + 1
    while LogFiles(PetitionLog(petition=petition, number=number)).last_checkpoint():
        number += 1  # the restored database does not know of a log that was begun since
    log = begin_log(petition, number=number, why=why, now=now)
    add_leaves(log, [OwedLeaf("follows", leaves.follows(before.origin, size, root, why))], now=now)
    Signature.objects.of(petition).filter(logged_since__isnull=False).update(
        logged_since=None, logged_wording=None, receipt=""
    )
    return log


def _signed_last(log: PetitionLog) -> tuple[int, str]:
    """The size and the root, in hexadecimal: the files' where they know of more than the database."""
    published = log.batches.exclude(checkpoint="").order_by("-first").values_list("checkpoint", flat=True)
    found = []
    for note in (LogFiles(log).last_checkpoint(), published.first() or ""):
        try:
            found.append(Checkpoint.read(note))
        except MalformedNoteError:
            continue
    last = max(found, key=lambda one: one.size, default=Checkpoint(log.origin, 0, b""))
    return last.size, last.root.hex() or "-"

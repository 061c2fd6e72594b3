"""Whether a log may go on: it must stand where it was when something was signed last.

A database that was restored from a backup knows less than was signed. Going on from there would give one place in the
log to two leaves: a fork, which is what witnesses look for. So the last signed checkpoint lies beside the tiles, apart
from the database and left out of backups, and where both do not agree nothing is written until an operator says why.
"""

from enum import StrEnum

from petition.models import LogBatch, PetitionLog, PetitionPage
from petition.transparency.files import LogFiles
from petition.transparency.keys import signing_keys
from petition.transparency.notes import Checkpoint, MalformedNoteError, is_signed_by


class Trouble(StrEnum):
    AHEAD = "ahead"  # the files know of more than the database
    BEHIND = "behind"  # the files know of less, or of nothing
    OTHER = "other"  # of as much, but of other leaves
    KEY = "key"  # none of the keys that there are signed what was signed last
    DAMAGED = "damaged"  # a tile is gone or is not what was written


class StandsStillError(Exception):
    """The log must not be written to."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def check_standing(log: PetitionLog) -> None:
    """Raises StandsStillError where the files are not as the database left them."""
    note = LogFiles(log).last_checkpoint()
    latest, pending = latest_published(log), log.batches.pending().order_by("first").first()
    if not note:
        if latest:
            raise StandsStillError(Trouble.BEHIND)
        return
    signed = _read(note)
    if pending and signed.size == pending.size:
        return  # a process was killed after it had signed; what it signed is compared when it is signed again
    if latest is None or signed.size > latest.size:
        raise StandsStillError(Trouble.AHEAD)
    if signed.size < latest.size:
        raise StandsStillError(Trouble.BEHIND)
    if signed != _read(latest.checkpoint):
        raise StandsStillError(Trouble.OTHER)
    if not any(is_signed_by(latest.checkpoint, name=log.origin, key=key.public_key()) for key in signing_keys()):
        raise StandsStillError(Trouble.KEY)


def current_log(petition: PetitionPage) -> PetitionLog | None:
    """The log that is written to: the last one."""
    return PetitionLog.objects.filter(petition=petition.counted_id).order_by("number").last()


def latest_published(log: PetitionLog) -> LogBatch | None:
    return log.batches.published().order_by("-first").first()


def _read(note: str) -> Checkpoint:
    try:
        return Checkpoint.read(note)
    except MalformedNoteError as error:
        raise StandsStillError(Trouble.OTHER) from error

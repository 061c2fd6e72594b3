"""Delivers the mails that rows owe (see ``outbox``). Apps register their rows here; a task and a job deliver."""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from campaign.core import mail
from campaign.core.outbox import OwesMail, owing

logger = logging.getLogger("campaign.mail")

BATCH = 100
# A worker that was killed with a mail in its hands holds it back for this long; far more than sending takes.
LEASE = timedelta(minutes=10)
# Waits after a first, second … failed attempt: a little over five days, then the mail is given up.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 360, 1440, 1440, 1440, 1440, 1440))
# So many refusals in a row are the server's fault, not that of the addresses.
REFUSALS_IN_A_ROW = 10
PAUSE = 60
_PAUSED = "mail-server-down"


@dataclass(frozen=True)
class Outbox:
    """The rows of one model, and what is done with them.

    ``rows`` answers all of them, with what ``message_to`` reads; ``message_to`` writes the mail that a row owes;
    ``sent`` and ``given_up`` note that in the transaction in which it happens.
    """

    name: str
    rows: Callable[[], QuerySet]
    message_to: Callable[[Any], EmailMultiAlternatives]
    sent: Callable[[Any, datetime], None]
    given_up: Callable[[Any, datetime, str], None]


@dataclass(frozen=True)
class Delivered:
    """What one round did. ``left`` are due and were not tried; ``paused``: the mail server does not take mail."""

    sent: int = 0
    failed: int = 0
    left: int = 0
    paused: bool = False


_registered: dict[str, Outbox] = {}
# When this process last put in a task, by outbox: it serves all mails of the second after.
_woken_at: dict[str, float] = {}


def register(outbox: Outbox) -> None:
    """Register an app's outbox; call it from the app's ``ready``."""
    _registered[outbox.name] = outbox


def outbox_named(name: str) -> Outbox:
    return _registered[name]


def outboxes() -> Iterable[Outbox]:
    return _registered.values()


def deliver(outbox: Outbox, *, now: datetime | None = None, limit: int | None = None) -> Delivered:
    """Send what is due, over one connection, each mail claimed just before it is sent.

    Two workers never send one mail twice, and what a killed worker had claimed comes back when its lease ends. A
    server that can't be reached costs no mail an attempt: the round ends, and all stays due.
    """
    due = owing(outbox.rows(), at=now or timezone.now())
    found = list(due.order_by("mail_due_at").values_list("pk", "mail_due_at")[: limit or BATCH])
    if not found:
        return Delivered()
    connection = get_connection()
    sent = failed = refused = 0
    paused = not _opened(connection)
    try:
        for pk, due_at in found if not paused else ():
            row = _claim(outbox, pk, due_at, now or timezone.now())
            if row is None:
                continue
            error = _send(outbox, row, connection, now or timezone.now())
            if error is None:
                sent, refused = sent + 1, 0
                continue
            failed, refused = failed + 1, refused + 1
            # A server that hangs would let each mail wait as long as this one, and whatever comes after them. One
            # that hangs up does not like this mail: the next one gets a fresh connection.
            if _timed_out(error) or refused >= REFUSALS_IN_A_ROW or not _reopened(connection):
                paused = True
                break
    finally:
        _closed(connection)
    if paused:
        cache.set(_PAUSED, 1, timeout=PAUSE)
    return Delivered(sent=sent, failed=failed, left=due.count(), paused=paused)


def deliver_all() -> Delivered:
    """Deliver every outbox until nothing is due or the mail server takes no more."""
    sent = failed = left = 0
    paused = False
    for outbox in outboxes():
        while True:
            done = deliver(outbox)
            sent, failed = sent + done.sent, failed + done.failed
            if done.paused or not done.left:
                break
        left, paused = left + done.left, paused or done.paused
    return Delivered(sent=sent, failed=failed, left=left, paused=paused)


def is_paused() -> bool:
    """True for a minute after the mail server did not take mail, so that tasks do not queue up at it."""
    return bool(cache.get(_PAUSED))


def deliver_soon(name: str) -> None:
    """Wake the delivery of an outbox when the transaction is committed. Whatever goes wrong with that is logged,
    and no more: the mail is noted on its row, and the job finds it."""

    def wake() -> None:  # a function, as Django's log of a failure wants its name
        _wake(name)

    transaction.on_commit(wake, robust=True)


def deliver_committed(name: str) -> None:
    """The same for a mail that is committed already: most of a second's callers return at once, asking nobody.

    The one that does not may write a task: never call it where others wait for the caller.
    """
    if time.monotonic() - _woken_at.get(name, float("-inf")) < 1:
        return
    try:
        _wake(name)
    except Exception:
        logger.exception("The delivery of %s was not woken; the job finds its mails.", name)


def forget_woken() -> None:
    """Wake at the next mail, whenever the last one was."""
    _woken_at.clear()


def _wake(name: str) -> None:
    """One task a second serves all mails of that second: it runs at the second's end, when all are committed.

    Where tasks run at once, in the sender's own request, there is none: nobody waits for a mail server. The
    scheduler delivers within seconds then.
    """
    from campaign.core.tasks import deliver_outbox

    if not deliver_outbox.get_backend().supports_defer:
        return
    is_first = _is_first_of_its_second(name)
    # Where another process was, its second ends sooner than one of ours.
    _woken_at[name] = time.monotonic() - (0 if is_first else 0.9)
    if is_first:
        deliver_outbox.using(run_after=timezone.now() + timedelta(seconds=1)).enqueue(name)


def _is_first_of_its_second(name: str) -> bool:
    try:
        return cache.add(f"delivery-woken:{name}", 1, timeout=1)
    except Exception:  # a cache that is down delays no mail
        return True


def _claim(outbox: Outbox, pk: int, due_at: datetime, now: datetime) -> OwesMail | None:
    """Take one mail for the time of a lease; None where another worker was faster or it is no longer owed."""
    lease = now + LEASE
    rows = outbox.rows().exclude(owed_mail="")
    if not rows.filter(pk=pk, mail_due_at=due_at).update(mail_due_at=lease, mail_attempts=F("mail_attempts") + 1):
        return None
    # Read after the claim: the mail carries what was written last.
    return rows.filter(pk=pk, mail_due_at=lease).first()


def _send(outbox: Outbox, row: OwesMail, connection: BaseEmailBackend, now: datetime) -> Exception | None:
    """Send the mail that was claimed and note it; what went wrong, where something did."""
    try:
        mail.send(outbox.message_to(row), connection=connection)
    except Exception as error:  # whatever is wrong with one mail must not hold up the others
        _put_off(outbox, row, now, error)
        return error
    with transaction.atomic():
        outbox.rows().filter(pk=row.pk).update(mails_sent=F("mails_sent") + 1)
        _of_claim(outbox, row).update(owed_mail="", mail_due_at=None, mail_attempts=0)
        outbox.sent(row, now)
    return None


def _timed_out(error: Exception) -> bool:
    """True where no answer came in time, which smtplib takes for a lost connection while it reads."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def _put_off(outbox: Outbox, row: OwesMail, now: datetime, error: Exception) -> None:
    # Only the kind of error: a server's answer quotes the address.
    why = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
    if row.mail_attempts <= len(BACK_OFF):
        wait = BACK_OFF[row.mail_attempts - 1]
        _of_claim(outbox, row).update(mail_due_at=now + wait)
        logger.warning("Mail of %s %d failed (%s), again in %s.", outbox.name, row.pk, why, wait)
        return
    with transaction.atomic():
        if _of_claim(outbox, row).update(owed_mail="", mail_due_at=None):
            outbox.given_up(row, now, why)
    logger.error("Mail of %s %d was given up after %d attempts (%s).", outbox.name, row.pk, row.mail_attempts, why)


def _of_claim(outbox: Outbox, row: OwesMail) -> QuerySet:
    """The row while it still owes the mail that was claimed: a newer reason for a mail is left alone."""
    return outbox.rows().filter(pk=row.pk, owed_mail=row.owed_mail, mail_due_at=row.mail_due_at)


def _opened(connection: BaseEmailBackend) -> bool:
    try:
        connection.open()
    except OSError as error:  # refused, timed out, or one of smtplib's errors
        logger.warning("The mail server can't be used (%s).", type(error).__name__)
        return False
    return True


def _reopened(connection: BaseEmailBackend) -> bool:
    _closed(connection)
    return _opened(connection)


def _closed(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        logger.info("The mail server hung up first.")

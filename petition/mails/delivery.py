"""Delivers the mails that signatures owe: each row is its own outbox (see ``owing``)."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from campaign.core import mail
from petition.events import record
from petition.mails.letters import message_to
from petition.models import Signature, SignatureEvent

logger = logging.getLogger("campaign.mail")

BATCH = 100
# A worker that was killed with a mail in its hands holds it back for this long; far more than sending takes.
LEASE = timedelta(minutes=10)
# Waits after a first, second … failed attempt: a little over five days, then the mail is given up.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 360, 1440, 1440, 1440, 1440, 1440))
# So many refusals in a row are the server's fault, not that of the addresses.
REFUSALS_IN_A_ROW = 10
PAUSE = 60
_PAUSED = "petition:mail-server-down"


@dataclass(frozen=True)
class Delivered:
    """What one round did. ``left`` are due and were not tried; ``paused``: the mail server does not take mail."""

    sent: int = 0
    failed: int = 0
    left: int = 0
    paused: bool = False


def deliver(*, now: datetime | None = None, limit: int = BATCH) -> Delivered:
    """Send what is due, over one connection, each mail claimed just before it is sent.

    Two workers never send one mail twice, and what a killed worker had claimed comes back when its lease ends. A
    server that can't be reached costs no mail an attempt: the round ends, and all stays due.
    """
    due = Signature.objects.owing_mail(now or timezone.now())
    found = list(due.order_by("mail_due_at").values_list("pk", "mail_due_at")[:limit])
    if not found:
        return Delivered()
    connection = get_connection()
    sent = failed = refused = 0
    paused = not _opened(connection)
    try:
        for pk, due_at in found if not paused else ():
            signature = _claim(pk, due_at, now or timezone.now())
            if signature is None:
                continue
            if _send(signature, connection, now or timezone.now()):
                sent, refused = sent + 1, 0
                continue
            failed, refused = failed + 1, refused + 1
            # A server hangs up on what it does not like: the next mail gets a fresh connection.
            if refused >= REFUSALS_IN_A_ROW or not _reopened(connection):
                paused = True
                break
    finally:
        _closed(connection)
    if paused:
        _pause()
    return Delivered(sent=sent, failed=failed, left=due.count(), paused=paused)


def deliver_all() -> Delivered:
    """Deliver until nothing is due or the mail server takes no more."""
    sent = failed = 0
    while True:
        done = deliver()
        sent, failed = sent + done.sent, failed + done.failed
        if done.paused or not done.left:
            return Delivered(sent=sent, failed=failed, left=done.left, paused=done.paused)


def is_paused() -> bool:
    """True for a minute after the mail server did not take mail, so that signers' tasks do not queue up at it."""
    try:
        return bool(cache.get(_PAUSED))
    except Exception:  # a cache that is down delays no mail
        return False


def _claim(pk: int, due_at: datetime, now: datetime) -> Signature | None:
    """Take one mail for the time of a lease; None where another worker was faster or it is no longer owed."""
    lease = now + LEASE
    taken = Signature.objects.filter(pk=pk, mail_due_at=due_at).exclude(owed_mail="")
    if not taken.update(mail_due_at=lease, mail_attempts=F("mail_attempts") + 1):
        return None
    # Read after the claim: the mail carries what the signer typed last.
    row = Signature.objects.select_related("petition").filter(pk=pk, mail_due_at=lease).exclude(owed_mail="")
    return row.first()


def _send(signature: Signature, connection: BaseEmailBackend, now: datetime) -> bool:
    try:
        mail.send(message_to(signature), connection=connection)
    except Exception as error:  # whatever is wrong with one mail must not hold up the others
        _put_off(signature, now, error)
        return False
    with transaction.atomic():
        Signature.objects.filter(pk=signature.pk).update(mails_sent=F("mails_sent") + 1)
        _of_claim(signature).update(owed_mail="", mail_due_at=None, mail_attempts=0)
        record(signature, SignatureEvent.Kind.MAIL_SENT, now=now, mail=signature.owed_mail)
    return True


def _put_off(signature: Signature, now: datetime, error: Exception) -> None:
    # Only the kind of error: a server's answer quotes the address.
    why = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
    if signature.mail_attempts <= len(BACK_OFF):
        wait = BACK_OFF[signature.mail_attempts - 1]
        _of_claim(signature).update(mail_due_at=now + wait)
        logger.warning("Mail for signature %d failed (%s), again in %s.", signature.pk, why, wait)
        return
    with transaction.atomic():
        if _of_claim(signature).update(owed_mail="", mail_due_at=None):
            record(signature, SignatureEvent.Kind.MAIL_FAILED, now=now, mail=signature.owed_mail, why=why)
    logger.error(
        "Mail for signature %d was given up after %d attempts (%s).", signature.pk, signature.mail_attempts, why
    )


def _of_claim(signature: Signature) -> QuerySet[Signature]:
    """The row while it still owes the mail that was claimed: a newer reason for a mail is left alone."""
    return Signature.objects.filter(pk=signature.pk, owed_mail=signature.owed_mail, mail_due_at=signature.mail_due_at)


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


def _pause() -> None:
    try:
        cache.set(_PAUSED, 1, timeout=PAUSE)
    except Exception:
        logger.exception("The pause of the mail server is not noted: the cache does not answer.")

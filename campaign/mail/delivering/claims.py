"""A mail that a worker has claimed on its row: noted there as sent, to be retried later, given back or given up."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet

from campaign.mail.delivering import smtp_server
from campaign.mail.outbox import MAILS, MailOutboxModel
from campaign.runtime.tasks import stopping

logger = logging.getLogger("campaign.mail")

# A mail whose site is not known is looked at again after this.
SITE_WAIT = timedelta(minutes=1)
# Seconds between two tries to note that a mail was sent.
NOTES_AGAIN_AFTER = 0.5


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


def claim(outbox: Outbox, pk: int, due_at: datetime, now: datetime) -> MailOutboxModel | None:
    """Take one mail for the time of a lease; None where another worker was faster or it is no longer owed."""
    return MAILS.claim(outbox.rows().exclude(owed_mail=""), pk, due_at=due_at, now=now)


def note_sent(outbox: Outbox, row: MailOutboxModel, now: datetime) -> None:
    """Note that the mail went out, over a new connection again and again where the database went away meanwhile.

    What is not noted is sent once more, with the same Message-ID, when the lease ends. So nothing but the end of this
    process stops the trying. The count of mails sent tells whether a try whose answer was lost was kept.
    """
    while True:
        try:
            with transaction.atomic():
                first = outbox.rows().filter(pk=row.pk, mails_sent=row.mails_sent).update(mails_sent=row.mails_sent + 1)
                if first:
                    MAILS.end(row, owed_mail="", mail_attempts=0)
                    outbox.sent(row, now)
            return
        except (OperationalError, InterfaceError):
            connection = transaction.get_connection()
            if connection.in_atomic_block:
                raise
            logger.exception("Mail of %s %d went out, and the database can't be told yet.", outbox.name, row.pk)
            connection.close()
            if stopping.wait(NOTES_AGAIN_AFTER):
                raise


def put_off(outbox: Outbox, row: MailOutboxModel, now: datetime, error: Exception) -> None:
    """Retry it later, with a back-off that grows (``MAILS.waits``); give it up in the end."""
    # Only the kind of error: a server's answer quotes the address.
    why = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
    if not MAILS.is_spent(row):
        wait = MAILS.put_off(row, now=now)
        smtp_server.remember(outbox.name, row.pk, now + wait)
        logger.warning("Mail of %s %d failed (%s), again in %s.", outbox.name, row.pk, why, wait)
        return
    with transaction.atomic():
        if MAILS.end(row, owed_mail=""):
            outbox.given_up(row, now, why)
    logger.error("Mail of %s %d was given up after %d attempts (%s).", outbox.name, row.pk, row.mail_attempts, why)


def wait_for_site(outbox: Outbox, row: MailOutboxModel, now: datetime) -> None:
    """Let it wait for the site that it is of, for ever if need be: no attempt is used up."""
    MAILS.give_back(row, due_at=now + SITE_WAIT)
    logger.error("Mail of %s %d waits: it is not known which site it is of.", outbox.name, row.pk)


def bring_forward(outbox: Outbox, now: datetime) -> None:
    """What was put off while the server took nothing is due now; whatever changed meanwhile is left alone."""
    for pk, until in smtp_server.remembered(outbox.name):
        outbox.rows().exclude(owed_mail="").filter(pk=pk, mail_due_at=until).update(mail_due_at=now)
    smtp_server.forget(outbox.name)

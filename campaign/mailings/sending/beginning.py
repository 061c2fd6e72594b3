"""A mailing begins: its words and who gets it are fixed, in one transaction."""

import logging
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from campaign.mailings.checking import checklist
from campaign.mailings.choosing.selecting import write_recipients
from campaign.mailings.models import Mailing, MailingEvent, MailingLink, MailingNumbers, MailingRendering, Recipient
from campaign.mailings.writing.rendering import links_of, render
from campaign.runtime.leases.lease import Lease

logger = logging.getLogger("campaign.mailings")

# More than writing down ten million recipients takes.
BEGINNINGS = Lease(lasts=timedelta(minutes=15), attempts="")
State = Mailing.State


def begin_due(*, now: datetime | None = None) -> list[Mailing]:
    """Begin what is scheduled and due; those that began. A killed worker's is begun when its lease ends."""
    now = now or timezone.now()
    claimed = BEGINNINGS.claim_due(Mailing.objects.scheduled().select_related("site__root_page"), now=now)
    return [mailing for mailing in claimed if begin(mailing, now=now)]


def begin(mailing: Mailing, *, now: datetime) -> bool:
    """Fix its words and its recipients; False where it was taken back meanwhile, or lacks what it must have."""
    try:
        checklist.refuse(mailing)
    except ValidationError as error:
        _hand_back(mailing, error, now)
        return False
    with transaction.atomic():
        held = BEGINNINGS.own(mailing).filter(state=State.SCHEDULED)
        if not held.update(state=State.SENDING, began_at=now, due_at=None):
            return False
        fix_words(mailing)
        number = write_recipients(mailing, now=now)
        MailingNumbers.objects.update_or_create(mailing=mailing, defaults={"recipients": number})
        MailingEvent.objects.create(
            mailing=mailing, kind=MailingEvent.Kind.BEGAN, at=now, details={"recipients": number}
        )
    _let_the_planner_know()
    mailing.refresh_from_db()
    logger.info("The mailing %d began, to %d mailboxes.", mailing.pk, number)
    return True


def fix_words(mailing: Mailing) -> None:
    """Write down what is sent in each language, with its links."""
    links = links_of(mailing)
    MailingRendering.objects.bulk_create(render(text, mailing=mailing, links=links) for text in mailing.texts.all())
    MailingLink.objects.bulk_create(links.rows())


def _let_the_planner_know() -> None:
    """Until PostgreSQL has counted the new rows, it sorts all that wait to find the first fifty."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {Recipient._meta.db_table}")


def _hand_back(mailing: Mailing, error: ValidationError, now: datetime) -> None:
    """A draft again, that says why it was not sent."""
    with transaction.atomic():
        back = BEGINNINGS.own(mailing).filter(state=State.SCHEDULED)
        if back.update(state=State.DRAFT, due_at=None, scheduled_for=None, halted_by=Mailing.HaltedBy.PROBLEMS):
            kind = MailingEvent.Kind.UNSCHEDULED
            MailingEvent.objects.create(mailing=mailing, kind=kind, at=now, details={"problems": error.messages})
    logger.error("The mailing %d was not sent: %s", mailing.pk, " ".join(error.messages))

"""What is done about a mail that came back, or a complaint: the mailing's numbers, the mailbox, the trail. Once."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from campaign.mail.addresses.mailboxes import canonical_email
from campaign.mailings.audiences import audience_named
from campaign.mailings.choosing.mailbox_keys import mailbox_keys
from campaign.mailings.models import Mailbox, MailingNumbers, Recipient
from campaign.mailings.returns.leaving import leave
from campaign.mailings.returns.mailboxes import note_bounce, suppress
from campaign.mailings.returns.reports import Kind, Report, read
from campaign.mailings.returns.statuses import meaning

logger = logging.getLogger("campaign.mailings")

State = Recipient.State
# Who writes of an address without saying which mail it was about means a mailing of these days.
RECENT = timedelta(days=14)


def note_returned_mail(data: bytes, *, came_to: str = "", now: datetime | None = None) -> Report:
    """Read what a mail server piped in, and do what follows; what it said."""
    report = read(data, came_to=came_to)
    if report.number is not None:
        if report.kind is Kind.FAILED:
            note_failure(number=report.number, status=report.status, words=report.words, now=now)
        elif report.kind is Kind.COMPLAINT:
            note_complaint(number=report.number, now=now)
    logger.info("A mail came back: %s (%s).", report.kind.value, report.status or "no status")
    return report


def note_failure(*, number: int, status: str, words: str = "", now: datetime | None = None) -> bool:
    """The recipient's mail did not arrive, for good; False where that was known."""
    now = now or timezone.now()
    with transaction.atomic():
        row = _moved(number, {State.SENT}, State.BOUNCED, "bounced", status=status[:12])
        if row:
            audience = audience_named(row.mailing.audience)
            note_bounce(row, status[:12], meaning(status, words), audience=audience, now=now)
    return row is not None


def note_complaint(*, number: int, now: datetime | None = None) -> bool:
    """The recipient called it spam: no mails to that mailbox any more. False where that was known."""
    now = now or timezone.now()
    with transaction.atomic():
        row = _moved(number, {State.SENT, State.BOUNCED}, State.COMPLAINED, "complained")
        if row:
            leave(number=row.pk, now=now)
            audience = audience_named(row.mailing.audience)
            suppress(row, Mailbox.Suppressed.COMPLAINED, status="", audience=audience, now=now)
    return row is not None


def recipient_at(address: str, *, now: datetime | None = None) -> int | None:
    """The number of the latest recipient with this address, of these days: for a provider that names no mail."""
    since = (now or timezone.now()) - RECENT
    rows = Recipient.objects.filter(mailbox__in=mailbox_keys(canonical_email(address)), sent_at__gte=since)
    return rows.order_by("-pk").values_list("pk", flat=True).first()


def _moved(number: int, leaving: set[State], to: State, counted: str, **facts: str) -> Recipient | None:
    """The recipient, once, in the transaction that moves it; None where it was moved before."""
    moved = Recipient.objects.filter(pk=number, state__in=leaving).update(state=to, **facts)
    if not moved:
        return None
    row = Recipient.objects.select_related("mailing").get(pk=number)
    MailingNumbers.objects.filter(mailing=row.mailing_id).update(**{counted: F(counted) + 1})
    return row

"""What follows for a mailbox: it gets no more mailings, or is let be this time."""

from datetime import datetime

from django.db import transaction

from campaign.mailings.audiences import Audience, Happened
from campaign.mailings.models import Mailbox, Recipient
from campaign.mailings.returns.statuses import Meaning, Reply, meaning

# So many mailings in a row that found a mailbox full or slow, and it gets no more.
SOFT_BOUNCES = 4
Suppressed = Mailbox.Suppressed


def note_refusal(row: Recipient, reply: Reply, *, audience: Audience, now: datetime) -> None:
    """The mail server refused it for good. Call it in a transaction."""
    note_bounce(row, reply.status, meaning(reply.status, reply.words), audience=audience, now=now)


def note_bounce(row: Recipient, status: str, means: Meaning, *, audience: Audience, now: datetime) -> None:
    """A mail to this recipient did not reach them; what is known of their mailbox. Call it in a transaction."""
    if not row.mailbox or means is Meaning.NOTHING:
        return
    if means is Meaning.HARD:
        suppress(row, Suppressed.BOUNCED, status=status, audience=audience, now=now)
        return
    box = _box(row.mailbox)
    box.soft_bounces = box.soft_bounces + 1 if _bounced_before(row) else 1
    box.status = status
    box.save(update_fields=["soft_bounces", "status"])
    if box.soft_bounces >= SOFT_BOUNCES:
        suppress(row, Suppressed.FULL, status=status, audience=audience, now=now)


def suppress(row: Recipient, why: Mailbox.Suppressed, *, status: str, audience: Audience, now: datetime) -> None:
    """Send it no mailings any more; the graver reason stays. The audience's trail says so."""
    if not row.mailbox:
        return
    box = _box(row.mailbox)
    if box.suppressed in (why, Suppressed.COMPLAINED):
        return
    box.suppressed, box.suppressed_at, box.status = why, now, status
    box.save(update_fields=["suppressed", "suppressed_at", "status"])
    if row.who is not None:
        happened = Happened.COMPLAINED if why == Suppressed.COMPLAINED else Happened.BOUNCED
        audience.note(row.who, happened, now, status)


def lift(*, box: Mailbox) -> bool:
    """Let it get mailings again, as an editor decides who knows better; False where it does."""
    with transaction.atomic():
        return bool(
            Mailbox.objects.filter(pk=box.pk)
            .exclude(suppressed="")
            .update(suppressed="", suppressed_at=None, status="", soft_bounces=0)
        )


def _bounced_before(row: Recipient) -> bool:
    """Whether the mailing before this one came back from the mailbox too."""
    before = Recipient.objects.filter(who=row.who, mailbox=row.mailbox, pk__lt=row.pk, mailing__lt=row.mailing_id)
    last = before.order_by("-pk").values_list("state", flat=True).first()
    return last in (Recipient.State.REFUSED, Recipient.State.BOUNCED, Recipient.State.GIVEN_UP)


def _box(mailbox: str) -> Mailbox:
    Mailbox.objects.bulk_create([Mailbox(mailbox=mailbox)], ignore_conflicts=True)
    return Mailbox.objects.select_for_update().get(mailbox=mailbox)

"""A mailing ends: nobody waits for it any more. Its numbers are counted once more, from the rows."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from campaign.mailings.models import Mailing, MailingEvent, MailingNumbers, Recipient

State = Recipient.State


def end_if_done(mailing: Mailing, *, now: datetime) -> bool:
    """Note that it was sent to the last; False where somebody waits still, or it is not being sent."""
    if Recipient.objects.filter(mailing=mailing, due_at__isnull=False).exists():
        return False
    with transaction.atomic():
        ended = Mailing.objects.filter(pk=mailing.pk, state=Mailing.State.SENDING).update(
            state=Mailing.State.SENT, ended_at=now
        )
        if ended:
            numbers = recount(mailing)
            MailingEvent.objects.create(
                mailing=mailing, kind=MailingEvent.Kind.SENT, at=now, details={"sent": numbers["sent"]}
            )
    return bool(ended)


def recount(mailing: Mailing) -> dict[str, int]:
    """Count the rows, and write the numbers down; a killed worker may not have added its last batch."""
    rows = Recipient.objects.filter(mailing=mailing)
    counted: dict[str, int] = rows.aggregate(
        recipients=Count("pk"),
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
        unsubscribed=Count("pk", filter=Q(unsubscribed_at__isnull=False)),
        **{
            state.value: Count("pk", filter=Q(state=state))
            for state in (State.LEFT, State.REFUSED, State.GIVEN_UP, State.DROPPED, State.BOUNCED, State.COMPLAINED)
        },
    )
    MailingNumbers.objects.filter(mailing=mailing).update(**counted)
    return counted

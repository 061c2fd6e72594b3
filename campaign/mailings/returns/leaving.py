"""Who leaves: by the link in a mail, or by a provider's one click."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from campaign.mailings.audiences import audience_named
from campaign.mailings.models import Mailbox, MailingNumbers, Recipient


def leave(*, number: int, now: datetime | None = None) -> bool:
    """End all mailings to the recipient's mailbox; False where that was done before. Again is harmless.

    The mailbox remembers when, so that an older list that is imported later does not bring its owner back.
    """
    now = now or timezone.now()
    with transaction.atomic():
        row = Recipient.objects.select_for_update(of=("self",)).select_related("mailing").filter(pk=number).first()
        if row is None or row.who is None:
            return False
        left = audience_named(row.mailing.audience).unsubscribe(row.who, now)
        if row.mailbox:
            Mailbox.objects.update_or_create(mailbox=row.mailbox, defaults={"unsubscribed_at": now})
        if row.unsubscribed_at is None:
            Recipient.objects.filter(pk=row.pk).update(unsubscribed_at=now)
            MailingNumbers.objects.filter(mailing=row.mailing_id).update(unsubscribed=F("unsubscribed") + 1)
    return left

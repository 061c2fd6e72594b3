"""A representative confirms: pressed the button on the page that our mail links to."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from campaign.core.addresses import canonical_email
from endorsers.events import record
from endorsers.mails.owing import owe_mail
from endorsers.models import EndorsementContact, EndorserEvent
from endorsers.moderation.review import owe_review

Mail = EndorsementContact.Mail


def confirm_endorsement(*, contact: EndorsementContact, now: datetime | None = None) -> bool:
    """Confirm the endorsement and the address, and make its review due. Again is harmless.

    False where the endorsement was withdrawn. A conditional update lets one of two parallel presses begin the review.
    """
    now = now or timezone.now()
    if contact.endorser.withdrawn_at is not None:
        return False
    with transaction.atomic():
        first = EndorsementContact.objects.filter(pk=contact.pk, confirmed_at=None).update(confirmed_at=now)
        if first:
            contact.confirmed_at = now
            record(contact.endorser, EndorserEvent.Kind.CONFIRMED, now=now)
            owe_review(contact=contact, now=now)
            owe_mail(contact=contact, mail=Mail.RECEIVED, now=now)
    return True


def confirm_address(*, contact: EndorsementContact, new_email: str, now: datetime | None = None) -> bool:
    """Make the new address the contact's own, as its owner pressed the button. False where it waits no more."""
    now = now or timezone.now()
    with transaction.atomic():
        rows = EndorsementContact.objects.filter(pk=contact.pk, new_email=new_email).exclude(new_email="")
        changed = rows.update(
            email=new_email,
            canonical_email=canonical_email(new_email),
            new_email="",
            confirmed_at=now,
        )
        if changed:
            record(contact.endorser, EndorserEvent.Kind.CHANGED, now=now, fields=["email"])
            contact.refresh_from_db()
            owe_mail(contact=contact, mail=Mail.OWN_LINK, now=now)
    return bool(changed)

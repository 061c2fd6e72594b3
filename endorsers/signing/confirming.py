"""A representative confirms: pressed the button on the page that our mail links to."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from campaign.mail.addresses.mailboxes import canonical_email
from endorsers.mails.outbox import ASKED, owe_mail
from endorsers.models import EndorsementContact, EndorserEvent
from endorsers.models.audit_trail import record
from endorsers.moderation.review import owe_review
from endorsers.signing.shown_words import address_words, check_as_shown, check_sent_once, locked, words_of

Mail = EndorsementContact.Mail


def confirm_endorsement(*, contact: EndorsementContact, shown: str | None = None, now: datetime | None = None) -> bool:
    """Confirm the endorsement and the address, and make its review due. Again is harmless.

    False where the endorsement was withdrawn. ``shown``: digest of what its representative saw (``words_of``); raises
    ChangedMeanwhileError, and confirms nothing, where that is not what it says now. The rows are locked, so one of two
    parallel presses begins the review.
    """
    now = now or timezone.now()
    with transaction.atomic():
        if locked(contact).endorser.withdrawn_at is not None:
            return False
        if not contact.is_confirmed:
            if shown is None:
                check_sent_once(contact)
            else:
                check_as_shown(words_of(contact), shown)
            contact.confirmed_at, contact.held_for = now, ""
            contact.save(update_fields=["confirmed_at", "held_for"])
            record(contact.endorser, EndorserEvent.Kind.CONFIRMED, now=now)
            ASKED.forget(contact.email)
            owe_review(contact=contact, now=now)
            owe_mail(contact=contact, mail=Mail.RECEIVED, now=now)
    return True


def confirm_address(
    *, contact: EndorsementContact, new_email: str, shown: str | None = None, now: datetime | None = None
) -> bool:
    """Make the new address the contact's own, as its owner pressed the button. False where it waits no more.

    Raises ChangedMeanwhileError where the page showed something else (``shown``).
    """
    now = now or timezone.now()
    with transaction.atomic():
        if shown is not None:
            check_as_shown(address_words(locked(contact)), shown)
        rows = EndorsementContact.objects.filter(pk=contact.pk, new_email=new_email).exclude(new_email="")
        changed = rows.update(
            email=new_email,
            canonical_email=canonical_email(new_email),
            new_email="",
            confirmed_at=now,
            held_for="",
        )
        if changed:
            record(contact.endorser, EndorserEvent.Kind.CHANGED, now=now, fields=["email"])
            ASKED.forget(new_email)
            contact.refresh_from_db()
            owe_mail(contact=contact, mail=Mail.OWN_LINK, now=now)
    return bool(changed)

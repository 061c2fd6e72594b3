"""A representative changes what the organization says: a new version, which is reviewed before it shows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaign.core.addresses import canonical_email
from endorsers.events import record
from endorsers.mails.owing import owe_mail
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, PendingLogo
from endorsers.moderation.review import owe_review, stop_review

Mail = EndorsementContact.Mail


def latest_version(endorser: Endorser) -> Endorser:
    """The entry as it was last written, published or not."""
    return endorser.get_latest_revision_as_object()


def change_endorsement(
    *,
    contact: EndorsementContact,
    changes: Mapping[str, Any],
    logo: PendingLogo | None = None,
    now: datetime | None = None,
) -> bool:
    """Write a new version with these values and, where there is one, this logo; False where nothing differs.

    What is published stays as it is until an editor approves. A withdrawn endorsement is given again by it. Without a
    confirmed address the version waits for that, like the first one.
    """
    now = now or timezone.now()
    with transaction.atomic():
        endorser = Endorser.objects.select_for_update().get(pk=contact.endorser_id)
        draft = latest_version(endorser)
        fields = [name for name, value in changes.items() if getattr(draft, name) != value]
        again = endorser.withdrawn_at is not None
        if not fields and logo is None and not again:
            return False
        for name in fields:
            setattr(draft, name, changes[name])
        if logo is not None:
            PendingLogo.objects.filter(pk=logo.pk).update(endorser=endorser)
            draft.new_logo = logo
            fields.append("logo")
        draft.withdrawn_at = None
        Endorser.objects.filter(pk=endorser.pk).update(withdrawn_at=None)
        if not endorser.live:
            draft.has_unpublished_changes = True
            draft.save()  # lists and duplicates look at the row
        draft.save_revision()
        record(endorser, EndorserEvent.Kind.CHANGED, now=now, fields=fields, again=again)
        if contact.is_confirmed:
            owe_review(contact=contact, now=now)
            owe_mail(contact=contact, mail=Mail.CHANGED, now=now)
    return True


def change_contact(
    *,
    contact: EndorsementContact,
    name: str,
    role: str,
    email: str,
    may_contact: bool,
    may_show_logo: bool,
    now: datetime | None = None,
) -> bool:
    """Correct who speaks for the organization; False where nothing differs. Nobody reviews that.

    Another address becomes the contact's own only when its owner confirms it, by a mail to it.
    """
    now = now or timezone.now()
    values = {"name": name, "role": role, "may_contact": may_contact, "may_show_logo": may_show_logo}
    fields = [field for field, value in values.items() if getattr(contact, field) != value]
    other = canonical_email(email) != contact.canonical_email
    if other and email != contact.new_email:
        values["new_email"] = email
        fields.append("new_email")
    if not fields:
        return False
    with transaction.atomic():
        EndorsementContact.objects.filter(pk=contact.pk).update(**values)
        record(contact.endorser, EndorserEvent.Kind.CHANGED, now=now, fields=fields)
        if "new_email" in fields:
            owe_mail(contact=contact, mail=Mail.CONFIRM_ADDRESS, now=now)
    return True


def withdraw_endorsement(*, contact: EndorsementContact, now: datetime | None = None) -> bool:
    """Take the endorsement back: it is no longer shown and no longer reviewed. False where it was withdrawn before.

    The record stays, so that the endorsement can be given again.
    """
    now = now or timezone.now()
    with transaction.atomic():
        withdrawn = Endorser.objects.filter(pk=contact.endorser_id, withdrawn_at=None).update(withdrawn_at=now)
        if not withdrawn:
            return False
        endorser = Endorser.objects.get(pk=contact.endorser_id)
        stop_review(endorser=endorser)
        if endorser.live or endorser.approved_schedule:
            endorser.unpublish(user=None)
        EndorsementContact.objects.filter(pk=contact.pk).update(review_due_at=None, owed_mail="", mail_due_at=None)
        record(endorser, EndorserEvent.Kind.WITHDRAWN, now=now)
        owe_mail(contact=contact, mail=Mail.WITHDRAWN, now=now)
    return True

"""A representative changes what the organization says: a new version, which is reviewed before it shows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaign.mail.addresses.mailboxes import canonical_email, validate_address
from campaign.mail.caps import MailCap
from campaign.mailings.choosing.own_mailings import known_of
from endorsers.mails.outbox import owe_mail
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, PendingLogo
from endorsers.models.audit_trail import record
from endorsers.moderation.review import owe_review, stop_review

Mail = EndorsementContact.Mail
# How many addresses of others a representative may name.
NAMED_ADDRESSES = MailCap("addresses that a representative names", a_day=3, a_month=10)


class AskedEnoughError(Exception):
    """No more mails go to that address now."""


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
        draft.save_revision(log_action=True)
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
    consent_words: str | None = None,
    now: datetime | None = None,
) -> bool:
    """Correct who speaks for the organization; False where nothing differs. Nobody reviews that.

    ``consent_words`` stand beside the boxes that were ever ticked; None leaves them. Another address becomes the
    contact's own only when its owner confirms it, by a mail to it. Raises AskedEnoughError, and nothing is changed,
    where that mailbox had all such mails, or this contact sent enough.
    """
    now = now or timezone.now()
    values = {"name": name, "role": role, "may_contact": may_contact, "may_show_logo": may_show_logo}
    if consent_words is not None:
        values["consent_words"] = consent_words
    fields = [field for field, value in values.items() if getattr(contact, field) != value]
    waits = canonical_email(contact.new_email) if contact.new_email else ""
    if canonical_email(email) not in (contact.canonical_email, waits):
        values["new_email"] = email
        fields.append("new_email")
    if not fields:
        return False
    with transaction.atomic():
        EndorsementContact.objects.filter(pk=contact.pk).update(**values)
        record(contact.endorser, EndorserEvent.Kind.CHANGED, now=now, fields=fields)
        if may_contact and "may_contact" in fields:
            known_of(contact.canonical_email).update(unsubscribed_at=None)  # asked anew, after having left
        if "new_email" in fields:
            contact.new_email = email
            may = NAMED_ADDRESSES.take(contact.email, now=now)
            if not may or not owe_mail(contact=contact, mail=Mail.CONFIRM_ADDRESS, now=now):
                raise AskedEnoughError
    return True


def correct_address(*, contact: EndorsementContact, email: str, by: User | None, now: datetime | None = None) -> bool:
    """An editor corrects a mistyped address: the old one is told nothing, and the owner of the new one confirms.

    One that was confirmed stays the contact's until then; one that never was is replaced at once. False where it is
    the same. Raises ValidationError, in words, for what is no address and for one that speaks for the organization
    already.
    """
    now, email = now or timezone.now(), email.strip()
    validate_address(email)
    if email == contact.email:
        return False
    canonical, endorser = canonical_email(email), contact.endorser
    others = EndorsementContact.objects.filter(canonical_email=canonical).exclude(pk=contact.pk)
    if others.filter(endorser__name_key=endorser.name_key, endorser__site=endorser.site).exists():
        raise ValidationError(
            _("This address speaks for the organization in another entry already: merge the two."), code="taken"
        )
    with transaction.atomic():
        rows = EndorsementContact.objects.filter(pk=contact.pk)
        if contact.is_confirmed and canonical != contact.canonical_email:
            rows.update(new_email=email)
            contact.new_email = email
            owe_mail(contact=contact, mail=Mail.CONFIRM_ADDRESS, now=now)
        else:
            rows.update(email=email, canonical_email=canonical, new_email="")
            if canonical != contact.canonical_email:
                rows.update(mails_sent=0, owed_mail="", mail_due_at=None, held_for="")  # those went to somebody else
                contact.refresh_from_db()
                owe_mail(contact=contact, mail=Mail.CONFIRM, now=now)
        record(endorser, EndorserEvent.Kind.CHANGED, now=now, by=by, fields=["email"])
    contact.refresh_from_db()
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


def allow_mails(*, contact: EndorsementContact, now: datetime | None = None) -> bool:
    """Write to them about the campaign, as they ask on their own page; False where they did before."""
    now = now or timezone.now()
    with transaction.atomic():
        asked = EndorsementContact.objects.filter(pk=contact.pk, may_contact=False).update(may_contact=True)
        if asked:
            record(contact.endorser, EndorserEvent.Kind.CHANGED, now=now, fields=["may_contact"])
    return bool(asked)

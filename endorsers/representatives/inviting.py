"""Somebody is invited to speak for an organization beside its main contact, and accepts."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaign.mail.addresses.mailboxes import canonical_email, validate_address
from campaign.mail.caps import MailCap
from endorsers.mails.outbox import ASKED, owe_mail
from endorsers.models import EndorsementContact, Endorser, EndorserEvent
from endorsers.models.audit_trail import record

Access, Mail = EndorsementContact.Access, EndorsementContact.Mail
# Beside the main contact.
MOST = 10
SENT = MailCap("invitations that a representative sends", a_day=10, a_month=30)


def invite(*, main: EndorsementContact, email: str, now: datetime | None = None) -> EndorsementContact:
    """Mail an invitation to the address, in the main contact's language; once more where one is unanswered.

    Raises ValidationError, in words, for what is no address, for one that speaks for the organization already, and
    where enough people were invited or mailed.
    """
    now, email = now or timezone.now(), email.strip()
    validate_address(email)
    with transaction.atomic():
        endorser = Endorser.objects.select_for_update(of=("self",)).get(pk=main.endorser_id)
        contacts = EndorsementContact.objects.filter(endorser=endorser)
        invited = contacts.of_mailbox(email).first()
        if invited and (invited.is_confirmed or invited.access != Access.KIT):
            raise ValidationError(_("This address speaks for the organization already."), code="taken")
        if invited is None and contacts.exclude(access=Access.MAIN).count() >= MOST:
            raise ValidationError(_("No more people can be invited: remove somebody first."), code="full")
        if not SENT.take(main.email, now=now):
            raise ValidationError(_("No more invitations go out today. Try again tomorrow."), code="enough")
        if invited is None:
            canonical = canonical_email(email)
            invited = EndorsementContact.objects.create(
                endorser=endorser, access=Access.KIT, email=email, canonical_email=canonical, language=main.language
            )
            record(endorser, EndorserEvent.Kind.INVITED, now=now, contact=invited.pk)
        if not owe_mail(contact=invited, mail=Mail.INVITED, now=now):
            raise ValidationError(_("No more mails go to that address today. Try again later."), code="enough")
    return invited


def introduce(
    *,
    contact: EndorsementContact,
    name: str,
    role: str,
    may_contact: bool,
    consent_words: str = "",
    now: datetime | None = None,
) -> bool:
    """Who was invited says who they are, and accepts by it; later it corrects that. False where nothing differs.

    ``consent_words`` stood beside the box ``may_contact``, where it was ticked.
    """
    now = now or timezone.now()
    with transaction.atomic():
        contact.refresh_from_db(from_queryset=EndorsementContact.objects.select_for_update(of=("self",)))
        values: dict[str, Any] = {"name": name, "role": role}
        joined = not contact.is_confirmed
        if joined:
            values |= {"confirmed_at": now, "may_contact": may_contact, "consent_words": consent_words}
        fields = [field for field, value in values.items() if getattr(contact, field) != value]
        if not fields:
            return False
        for field, value in values.items():
            setattr(contact, field, value)
        contact.save(update_fields=list(values))
        kind = EndorserEvent.Kind.JOINED if joined else EndorserEvent.Kind.CHANGED
        record(contact.endorser, kind, now=now, contact=contact.pk, fields=fields)
        if joined:
            ASKED.forget(contact.email)
    return True

"""Another person becomes the main contact, and one of them is removed."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from endorsers.mails.outbox import owe_mail
from endorsers.models import EndorsementContact, Endorser, EndorserEvent
from endorsers.models.audit_trail import record
from endorsers.privacy.erasing import erase_contact

Access, Mail = EndorsementContact.Access, EndorsementContact.Mail
# So long after a stranger took over, nobody removes those who were there before: an editor can give it back.
REVERSIBLE_FOR = timedelta(days=30)


class NotPossibleError(Exception):
    """Somebody else was faster: the person left, did not confirm, or another one is the main contact."""


def hand_over(
    *, to: EndorsementContact, by: User | None = None, asked: bool = False, now: datetime | None = None
) -> None:
    """Make this person the main contact; the one before keeps kit and numbers. Both are told by mail.

    What the organization agreed to, and the review that is due, go on. ``asked``: a stranger asked for it, and nobody
    objected. Raises NotPossibleError for one who did not confirm the address, and for the main contact.
    """
    now = now or timezone.now()
    with transaction.atomic():
        endorser = _locked(to.endorser_id)
        contacts = EndorsementContact.objects.select_for_update().filter(endorser=endorser)
        people = {contact.pk: contact for contact in contacts}
        next_one = people.get(to.pk)
        if next_one is None or next_one.is_main or not next_one.is_confirmed:
            raise NotPossibleError
        before = next((contact for contact in people.values() if contact.is_main), None)
        goes_on: dict[str, Any] = {"access": Access.MAIN, "takes_over_at": None}
        if before:
            goes_on |= {name: getattr(before, name) for name in ("may_show_logo", "review_due_at", "message")}
            contacts.filter(pk=before.pk).update(access=Access.KIT, review_due_at=None)
        contacts.filter(pk=to.pk).update(**goes_on)
        record(endorser, EndorserEvent.Kind.HANDED_OVER, now=now, by=by, contact=to.pk, asked=asked)
        for contact in (next_one, before):
            if contact:
                owe_mail(contact=contact, mail=Mail.HANDED_OVER, now=now)


def take_over_vacant(*, contact: EndorsementContact, now: datetime | None = None) -> None:
    """One who was invited becomes the main contact, since the last one left. Else raises NotPossibleError."""
    with transaction.atomic():
        endorser = _locked(contact.endorser_id)
        if contact.access != Access.KIT or EndorsementContact.objects.main().filter(endorser=endorser).exists():
            raise NotPossibleError
        hand_over(to=contact, now=now)


def remove(*, main: EndorsementContact, contact: EndorsementContact, now: datetime | None = None) -> None:
    """Remove another person's access with their data. Raises ValidationError, in words, where that has to wait."""
    now = now or timezone.now()
    with transaction.atomic():
        endorser = _locked(main.endorser_id)
        taken = endorser.events.filter(kind=EndorserEvent.Kind.HANDED_OVER, details__asked=True)
        if contact.is_confirmed and taken.filter(at__gt=now - REVERSIBLE_FOR).exists():
            raise ValidationError(
                _("Nobody can be removed in the first 30 days after somebody took over."), code="early"
            )
        erase_contact(contact=contact, now=now)


def _locked(pk: int) -> Endorser:
    return Endorser.objects.select_for_update(of=("self",)).get(pk=pk)

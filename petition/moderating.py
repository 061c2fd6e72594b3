"""Editors set a signature aside, restore it, and correct it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from petition.counting.tallies import leave_state
from petition.events import record
from petition.mails.owing import owe_mail
from petition.models import Signature, SignatureEvent
from petition.places import region_of
from petition.signers.consent import consent_text_id

CONSENTS = ("show_name", "subscribe")
CORRECTABLE = (
    "given_name",
    "family_name",
    "postal_code",
    "city",
    "country",
    "comment",
    "answers",
    "show_name",
    "subscribe",
)


def reject(*, signature: Signature, by: AbstractBaseUser | None, mark: str = "", now: datetime | None = None) -> bool:
    """Set the signature aside: it no longer counts. False where it does not count or wait."""
    now = now or timezone.now()
    with transaction.atomic():
        moved = leave_state(
            signature,
            leaving=(Signature.State.CONFIRMED, Signature.State.PENDING),
            to=Signature.State.REJECTED,
            mark=mark or "by an editor",
            owed_mail="",
            mail_due_at=None,
        )
        if moved:
            record(signature, SignatureEvent.Kind.REJECTED, now=now, by=by)
    return moved


def restore(*, signature: Signature, by: AbstractBaseUser | None, now: datetime | None = None) -> bool:
    """Count a rejected signature, again since it first counted or from now on. False where it is not rejected."""
    now = now or timezone.now()
    with transaction.atomic():
        moved = leave_state(
            signature,
            leaving=(Signature.State.REJECTED,),
            to=Signature.State.CONFIRMED,
            mark="",
            invalidated_by=None,
            confirmed_at=signature.confirmed_at or now,
        )
        if moved:
            record(signature, SignatureEvent.Kind.RESTORED, now=now, by=by)
    return moved


def correct(
    *, signature: Signature, changes: dict[str, Any], by: AbstractBaseUser | None = None, now: datetime | None = None
) -> list[str]:
    """Write corrected values, already validated; the names of the fields that changed are answered and recorded.

    ``by`` is None where the signer corrects it on their own page. Consent is the signer's to give: an editor
    may take it back for them, and never gives it.
    """
    now = now or timezone.now()
    changed = {
        name: value
        for name, value in changes.items()
        if name in CORRECTABLE and getattr(signature, name) != value and not (by and value and name in CONSENTS)
    }
    if not changed:
        return []
    if changed.keys() & {"postal_code", "country"}:
        changed["region"] = region_of(
            changed.get("country", signature.country), changed.get("postal_code", signature.postal_code)
        )
    # The first consent keeps its time; taken back and given anew, it is a new one.
    if "show_name" in changed:
        changed["show_name_since"] = now if changed["show_name"] else None
    if "subscribe" in changed:
        changed["subscribed_since"] = now if changed["subscribe"] else None
    if by is None and changed.keys() & set(CONSENTS):
        changed["consent_text_id"] = consent_text_id(signature.petition, signature.language)
    with transaction.atomic():
        # A row whose data was removed in this instant stays empty.
        if not Signature.objects.personal().filter(pk=signature.pk).update(**changed):
            return []
        record(signature, SignatureEvent.Kind.CORRECTED, now=now, by=by, fields=sorted(changed))
    for name, value in changed.items():
        setattr(signature, name, value)
    return sorted(changed)


def resend_confirmation(*, signature: Signature, by: AbstractBaseUser | None, now: datetime | None = None) -> bool:
    """Send the confirmation mail of a waiting signature again. False where it does not wait."""
    now = now or timezone.now()
    if signature.state != Signature.State.PENDING:
        return False
    with transaction.atomic():
        owed = owe_mail(signature, Signature.Mail.CONFIRM, now=now, unasked=False)
        if owed:
            record(signature, SignatureEvent.Kind.RESENT, now=now, by=by)
    return owed

"""A signer confirms: pressed the button on the page that our mail links to."""

from datetime import datetime
from enum import Enum
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaign.web.forms.shown_digest import changed_since
from petition.counting.partner_tallies import raise_partner
from petition.counting.tallies import leave_state, raise_tally
from petition.models import Signature, SignatureEvent
from petition.models.audit_trail import record
from petition.privacy.shown_words import words_of
from petition.signing.signing_again import take_held_words

State = Signature.State
ASKING = (Signature.Mail.CONFIRM, Signature.Mail.CONFIRM_UPDATES)


class Confirmation(Enum):
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


def confirm(*, signature: Signature, shown: str | None = None, now: datetime | None = None) -> Confirmation:
    """Confirm the address, and count the signature where it waited for that. Again is harmless.

    ``shown``: digest of the words that its owner saw (``words_of``): others are not confirmed. Without it, only what
    was first signed is, which nobody has exchanged since. The row is locked, so one of two parallel confirmations
    counts, and no words are exchanged between the look and the press. A rejected signature is answered like any
    other: its sender is not taught what gave it away.
    """
    now, petition = now or timezone.now(), signature.petition
    with transaction.atomic():
        signature.refresh_from_db(from_queryset=Signature.objects.select_for_update())
        signature.petition = petition
        if signature.state == State.WITHDRAWN and not signature.is_signed_anew:
            return Confirmation.WITHDRAWN
        waits = signature.is_signed_anew or signature.state == State.PENDING
        if waits and not petition.is_open(now):
            return Confirmation.CLOSED
        if signature.state != State.CONFIRMED and not _is_as_shown(signature, shown):
            return Confirmation.CHANGED
        if signature.is_signed_anew:
            _confirm_anew(signature, now)
        else:
            _confirm(signature, now)
    return Confirmation.CONFIRMED


def _is_as_shown(signature: Signature, shown: str | None) -> bool:
    if shown is None:
        return not signature.events.filter(kind=SignatureEvent.Kind.SIGNED_AGAIN).exists()
    return not changed_since(words_of(signature), shown)


def _confirm(signature: Signature, now: datetime) -> None:
    changes: dict[str, Any] = {}
    if signature.address_confirmed_at is None:
        changes["address_confirmed_at"] = now
    if signature.state == State.PENDING:
        changes |= {"state": State.CONFIRMED, "confirmed_at": now}
    if not changes:
        return
    if signature.owed_mail in ASKING:
        changes |= {"owed_mail": "", "mail_due_at": None}
    Signature.objects.filter(pk=signature.pk).update(**changes)
    for name, value in changes.items():
        setattr(signature, name, value)
    if "state" in changes:
        raise_tally(signature)
    if signature.state == State.CONFIRMED:
        raise_partner(signature)
    record(signature, SignatureEvent.Kind.CONFIRMED, now=now)


def _confirm_anew(signature: Signature, now: datetime) -> None:
    """The owner of a withdrawn signature changed their mind: what was typed last becomes its words."""
    words = take_held_words(signature, now)
    confirmed = {"confirmed_at": now, "address_confirmed_at": now, "owed_mail": "", "mail_due_at": None}
    if leave_state(signature, leaving=(State.WITHDRAWN,), to=State.CONFIRMED, **words | confirmed):
        record(signature, SignatureEvent.Kind.CONFIRMED, now=now)

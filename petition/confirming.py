"""A signer confirms: pressed the button on the page that our mail links to."""

from datetime import datetime
from enum import Enum

from django.db import transaction
from django.utils import timezone

from petition.counting.tallies import leave_state, raise_tally
from petition.events import record
from petition.models import Signature, SignatureEvent
from petition.signing_again import take_held_words


class Confirmation(Enum):
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


def confirm(*, signature: Signature, now: datetime | None = None) -> Confirmation:
    """Confirm the address, and count the signature where it waited for that. Again is harmless.

    A conditional update lets one of two parallel confirmations count. A rejected signature is answered
    like any other: its sender is not taught what gave it away.
    """
    now = now or timezone.now()
    if signature.state == Signature.State.WITHDRAWN and not signature.is_signed_anew:
        return Confirmation.WITHDRAWN
    waits = signature.is_signed_anew or signature.state == Signature.State.PENDING
    if waits and not signature.petition.is_open(now):
        return Confirmation.CLOSED
    if signature.is_signed_anew:
        return _confirm_anew(signature, now)
    row = Signature.objects.filter(pk=signature.pk)
    with transaction.atomic():
        first = row.filter(address_confirmed_at=None).update(address_confirmed_at=now)
        counted = row.filter(state=Signature.State.PENDING).update(state=Signature.State.CONFIRMED, confirmed_at=now)
        if counted:
            signature.state, signature.confirmed_at = Signature.State.CONFIRMED, now
            raise_tally(signature)
        if first or counted:
            row.filter(owed_mail__in=[Signature.Mail.CONFIRM, Signature.Mail.CONFIRM_UPDATES]).update(owed_mail="")
            record(signature, SignatureEvent.Kind.CONFIRMED, now=now)
    return Confirmation.CONFIRMED


def _confirm_anew(signature: Signature, now: datetime) -> Confirmation:
    """The owner of a withdrawn signature changed their mind: what was typed last becomes its words."""
    words = take_held_words(signature, now)
    with transaction.atomic():
        moved = leave_state(
            signature,
            leaving=(Signature.State.WITHDRAWN,),
            to=Signature.State.CONFIRMED,
            **words | {"confirmed_at": now, "address_confirmed_at": now, "owed_mail": "", "mail_due_at": None},
        )
        if moved:
            record(signature, SignatureEvent.Kind.CONFIRMED, now=now)
    return Confirmation.CONFIRMED

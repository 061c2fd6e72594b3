"""A signer takes the signature back, stops updates, or has their data removed."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from petition.counting.tallies import leave_state
from petition.models import Signature, SignatureEvent
from petition.models.audit_trail import record
from petition.privacy.erasing import remove_data


def withdraw(*, signature: Signature, by: User | None = None, now: datetime | None = None) -> bool:
    """Take the signature back: it no longer counts and is no longer shown. False where it was withdrawn before."""
    now = now or timezone.now()
    with transaction.atomic():
        moved = leave_state(
            signature,
            leaving=(Signature.State.PENDING, Signature.State.CONFIRMED, Signature.State.REJECTED),
            to=Signature.State.WITHDRAWN,
            owed_mail="",
            mail_due_at=None,
        )
        if moved:
            record(signature, SignatureEvent.Kind.WITHDRAWN, now=now, by=by)
    return moved


def unsubscribe(*, signature: Signature, now: datetime | None = None) -> bool:
    """Stop updates by mail (also RFC 8058's one click). False where there were none."""
    now = now or timezone.now()
    with transaction.atomic():
        stopped = Signature.objects.filter(pk=signature.pk, subscribe=True).update(
            subscribe=False, subscribed_since=None
        )
        if stopped:
            record(signature, SignatureEvent.Kind.UNSUBSCRIBED, now=now)
    return bool(stopped)


def erase(*, signature: Signature, by: User | None = None, now: datetime | None = None) -> None:
    """Withdraw the signature and remove all personal data: nothing of the person is left in the row."""
    now = now or timezone.now()
    with transaction.atomic():
        withdraw(signature=signature, by=by, now=now)
        anonymize(signature=signature, by=by, now=now)


def anonymize(*, signature: Signature, by: User | None = None, now: datetime | None = None) -> bool:
    """Remove all personal data and keep the signature's state and count. False where that was done before."""
    now = now or timezone.now()
    with transaction.atomic():
        return bool(remove_data(Signature.objects.filter(pk=signature.pk), by=by, now=now))

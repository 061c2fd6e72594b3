"""Writes the audit trail of signatures."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from campaign.core.public_state.generation import raise_after_commit
from petition.models import Signature, SignatureEvent

Kind = SignatureEvent.Kind
# They take no name and no word off a page; thousands a minute may happen. All others do, or may.
_LEAVES_PAGES_AS_THEY_ARE = {
    Kind.CONFIRMED,
    Kind.SUBSCRIBED,
    Kind.UNSUBSCRIBED,
    Kind.MAIL_SENT,
    Kind.MAIL_FAILED,
    Kind.MAIL_BOUNCED,
    Kind.MAIL_COMPLAINED,
    Kind.RESENT,
}


def record(
    signature: Signature,
    kind: SignatureEvent.Kind,
    *,
    now: datetime,
    by: User | None = None,
    **details: Any,
) -> None:
    """Note what happened, in the transaction in which it happens. ``details`` never hold personal data.

    Where it may take a shown name or comment away, kept copies of pages are out of date with it.
    """
    SignatureEvent.objects.create(signature=signature, kind=kind, at=now, by=by, details=details)
    if kind not in _LEAVES_PAGES_AS_THEY_ARE and (signature.show_name or signature.show_comment):
        raise_after_commit()

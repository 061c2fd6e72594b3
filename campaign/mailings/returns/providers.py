"""What mail services tell by their webhooks, where ``django-anymail`` is installed (the extra ``mail``)."""

from typing import Any

from django.dispatch import Signal

from campaign.mailings.returns.leaving import leave
from campaign.mailings.returns.statuses import PERMANENT, Reply
from campaign.mailings.returns.verbs import note_complaint, note_failure, recipient_at


def listen(tracking: Signal) -> None:
    """Connect to Anymail's signal of tracking events."""
    tracking.connect(note_event, dispatch_uid="campaign.mailings.providers")


# What services say in a word of their own.
_STATUSES = {"invalid": "5.1.3", "bounced": "5.1.1", "timed_out": "4.4.1", "blocked": "5.7.1", "spam": "5.7.1"}


def note_event(sender: object, event: Any, **_signal: Any) -> None:
    """``event`` is an ``AnymailTrackingEvent``; its reject reason tells a mailbox that is not there from the rest."""
    number = recipient_at(event.recipient) if event.recipient else None
    if number is None:
        return
    if event.event_type in ("bounced", "rejected"):
        words = event.mta_response or event.description or ""
        note_failure(number=number, status=_status(event.reject_reason, words), words=words)
    elif event.event_type == "complained":
        note_complaint(number=number)
    elif event.event_type == "unsubscribed":
        leave(number=number)


def _status(reason: str | None, words: str) -> str:
    """That of the receiving server, where the service passes it on; else what the service makes of it."""
    said = Reply(PERMANENT, words).status
    return said if not said.endswith(".0.0") else _STATUSES.get(reason or "", said)

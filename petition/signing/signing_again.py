"""What an address that has signed before does when it signs again."""

from datetime import datetime
from typing import Any

from petition.abuse.suspicion import is_automatic
from petition.comments.states import state_of_new_words
from petition.counting.tallies import leave_state
from petition.mails.outbox import first_mail, owe_mail
from petition.models import Signature, SignatureEvent
from petition.models.audit_trail import record
from petition.signing.channels import Channel

State, Mail = Signature.State, Signature.Mail

# What a person who signs again may have corrected: the latest counts (cases S6, S14).
LATEST = (
    "given_name",
    "family_name",
    "email",
    "postal_code",
    "city",
    "region",
    "country",
    "comment",
    "comment_state",
    "minor",
    "answers",
    "show_name",
    "show_comment",
    "subscribe",
    "confirm_updates",
    "consent_text_id",
    "wording_id",
    "language",
)


def sign_again(*, again: Signature, channel: Channel, now: datetime) -> None:
    """Do what follows from a repeated signature; nothing of it is told to the public. Call it in a transaction.

    - One that counts stays as it is, and the address's owner is told.
    - One that waits takes the latest words, and counts at once where a new signature would.
    - One that its signer withdrew keeps its words; the new ones are held until the owner confirms them.
    - One that a rule set aside by itself makes room for one that the rules do not suspect: nobody can take
      an address from its owner by signing with it suspiciously. What an editor rejected stays rejected.
    """
    if not channel.confirms or again.state == State.REJECTED:
        return
    earlier = Signature.objects.of_address(again).first()
    if earlier is None or earlier.created_at == now:  # the very same, whose commit was not answered
        return
    earlier.petition = again.petition
    if earlier.state == State.CONFIRMED:
        if not earlier.owed_mail:  # thanks that are on their way say enough (case S7)
            owe_mail(earlier, Mail.ALREADY_SIGNED, now=now)
    elif earlier.state == State.PENDING or (earlier.state == State.REJECTED and is_automatic(earlier.mark)):
        _take_latest(earlier, again, now)
    elif earlier.state == State.WITHDRAWN:
        held = _latest(earlier, again)
        if earlier.held_words is not None:
            _note_other_words(earlier, held, earlier.held_words, now)
        Signature.objects.filter(pk=earlier.pk, state=State.WITHDRAWN).update(held_words=held)
        owe_mail(earlier, Mail.CONFIRM, now=now)


def tell_full_household(*, again: Signature, channel: Channel, now: datetime) -> None:
    """A third person signs with an address that two share: it is told, and nothing is changed."""
    earlier = Signature.objects.of_address(again).first() if channel.confirms else None
    if earlier is None:
        return
    if earlier.state == State.PENDING:
        owe_mail(earlier, Mail.CONFIRM, now=now)
    elif earlier.state == State.CONFIRMED and not earlier.owed_mail:
        owe_mail(earlier, Mail.ALREADY_SIGNED, now=now)


def take_held_words(signature: Signature, now: datetime) -> dict[str, Any]:
    """The columns to write when the owner of a withdrawn signature confirms the words that are held for it."""
    words = dict(signature.held_words or {})
    return words | _consent_times(signature, words, now) | {"held_words": None}


def _take_latest(earlier: Signature, again: Signature, now: datetime) -> None:
    latest = _latest(earlier, again)
    _note_other_words(earlier, latest, vars(earlier), now)
    # Who confirmed the address confirmed other words.
    latest |= _consent_times(earlier, latest, now)
    latest |= {"mark": "", "confirmed_at": again.confirmed_at, "address_confirmed_at": None}
    if again.state == earlier.state:
        Signature.objects.filter(pk=earlier.pk, state=earlier.state).update(**latest)
    elif not leave_state(earlier, leaving=(earlier.state,), to=again.state, **latest):
        return
    elif again.state == State.CONFIRMED:
        record(earlier, SignatureEvent.Kind.CONFIRMED, now=now)
    earlier.refresh_from_db()
    if mail := first_mail(earlier):
        owe_mail(earlier, Mail(mail), now=now)


def _note_other_words(earlier: Signature, latest: dict[str, Any], before: dict[str, Any], now: datetime) -> None:
    """Whoever confirms must have seen the words that were exchanged since (see ``confirming``)."""
    if fields := sorted(name for name in LATEST if name != "comment_state" and latest[name] != before.get(name)):
        record(earlier, SignatureEvent.Kind.SIGNED_AGAIN, now=now, fields=fields)


def _latest(earlier: Signature, again: Signature) -> dict[str, Any]:
    latest = {name: getattr(again, name) for name in LATEST}
    return latest | {"comment_state": state_of_new_words(earlier, again.comment)}


def _consent_times(signature: Signature, words: dict[str, Any], now: datetime) -> dict[str, datetime | None]:
    """The first consent keeps its time (case S14)."""
    return {
        "show_name_since": (signature.show_name_since or now) if words["show_name"] else None,
        "show_comment_since": (signature.show_comment_since or now) if words["show_comment"] else None,
        "subscribed_since": (signature.subscribed_since or now) if words["subscribe"] else None,
    }

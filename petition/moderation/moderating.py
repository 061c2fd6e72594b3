"""Editors set a signature aside, restore it, and correct it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from campaign.web.forms.shown_digest import ChangedMeanwhileError, changed_since
from petition.comments.states import state_of_new_words
from petition.counting.tallies import leave_state
from petition.form.version import FIELD as FORM_VERSION
from petition.mails.outbox import owe_mail
from petition.models import Signature, SignatureEvent
from petition.models.audit_trail import record
from petition.privacy.shown_words import words_of
from petition.submission.consent import words_seen
from petition.submission.postal_codes import region_of

SINCE = {"show_name": "show_name_since", "show_comment": "show_comment_since", "subscribe": "subscribed_since"}
CONSENTS = tuple(SINCE)
CORRECTABLE = (
    "given_name",
    "family_name",
    "postal_code",
    "city",
    "country",
    "comment",
    "answers",
    "minor",
    "show_name",
    "show_comment",
    "subscribe",
)


def reject(*, signature: Signature, by: User | None, mark: str = "", now: datetime | None = None) -> bool:
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


def restore(*, signature: Signature, by: User | None, now: datetime | None = None) -> bool:
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
    *,
    signature: Signature,
    changes: dict[str, Any],
    shown: str | None = None,
    by: User | None = None,
    now: datetime | None = None,
) -> list[str]:
    """Write corrected values, already validated; the names of the fields that changed are answered and recorded.

    ``by`` is None where the signer corrects it on their own page. Consent is the signer's to give: an editor
    may take it back for them, and never gives it. ``changes`` may say which words stood beside the boxes
    (``version``). Raises ChangedMeanwhileError where the words are no longer those that ``shown`` is the digest of.
    """
    with transaction.atomic():
        if shown is not None:
            petition = signature.petition
            signature.refresh_from_db(from_queryset=Signature.objects.select_for_update())
            signature.petition = petition
            if others := changed_since(words_of(signature), shown):
                raise ChangedMeanwhileError(others)
        return _correct(signature, changes, by, now or timezone.now())


def _correct(signature: Signature, changes: dict[str, Any], by: User | None, now: datetime) -> list[str]:
    changed = _allowed(signature, changes, by)
    if not changed:
        return []
    if "comment" in changed and by is None:
        changed["comment_state"] = state_of_new_words(signature, changed["comment"])
    if changed.keys() & {"postal_code", "country"}:
        changed["region"] = region_of(
            changed.get("country", signature.country), changed.get("postal_code", signature.postal_code)
        )
    # The first consent keeps its time; taken back and given again, it is a new one.
    changed |= {SINCE[name]: now if changed[name] else None for name in CONSENTS if name in changed}
    if by is None and changed.keys() & set(CONSENTS):
        changed["consent_text_id"] = words_seen(signature.petition, changes.get(FORM_VERSION, "")).consent_text_id
    # A row whose data was removed in this instant stays empty.
    if not Signature.objects.personal().filter(pk=signature.pk).update(**changed):
        return []
    record(signature, SignatureEvent.Kind.CORRECTED, now=now, by=by, fields=sorted(changed))
    for name, value in changed.items():
        setattr(signature, name, value)
    return sorted(changed)


def _allowed(signature: Signature, changes: dict[str, Any], by: User | None) -> dict[str, Any]:
    """Those of the changes that change something, and that whoever makes them may make."""
    changed = {
        name: value
        for name, value in changes.items()
        if name in CORRECTABLE and getattr(signature, name) != value and not (by and value and name in CONSENTS)
    }
    if changed.get("minor", signature.minor):  # whatever was ticked (see docs/signing.md)
        changed = {name: value for name, value in changed.items() if name not in CONSENTS}
        changed |= {name: False for name in CONSENTS if getattr(signature, name)}
    return changed


def mark_minor(*, signature: Signature, by: User | None, now: datetime | None = None) -> bool:
    """Note that the signer is under 18, as somebody told us: nothing of them is public. False where it is known."""
    return bool(correct(signature=signature, changes={"minor": True}, by=by, now=now))


def resend_confirmation(*, signature: Signature, by: User | None, now: datetime | None = None) -> bool:
    """Send the confirmation mail of a waiting signature again. False where it does not wait."""
    now = now or timezone.now()
    if signature.state != Signature.State.PENDING:
        return False
    with transaction.atomic():
        owed = owe_mail(signature, Signature.Mail.CONFIRM, now=now, unasked=False)
        if owed:
            record(signature, SignatureEvent.Kind.RESENT, now=now, by=by)
    return owed

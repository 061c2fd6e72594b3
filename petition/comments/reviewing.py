"""Editors let comments through, put them first, or hide them; the signature counts in any case."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from campaign.web.forms.shown_digest import ChangedMeanwhileError, changed_since
from petition.mails.outbox import owe_mail
from petition.models import CommentReason, CommentReport, Signature, SignatureEvent
from petition.models.audit_trail import record
from petition.models.querysets import SignatureQuerySet

State, Kind, Mail = Signature.CommentState, SignatureEvent.Kind, Signature.Mail
TO_REVIEW = (State.WAITING, State.REPORTED)
# Its writer may have seen it in public.
WAS_PUBLIC = (State.SHOWN, State.FEATURED, State.REPORTED)


def public_words(signature: Signature) -> dict[str, Any]:
    """What an editor looks at and readers would see, by name: for the digest ``shown``."""
    name = signature.shown_name if signature.show_name else ""
    return {"comment": signature.comment, "name": name, "show_comment": signature.show_comment}


def show_comment(
    *, signature: Signature, by: User | None, shown: str | None = None, now: datetime | None = None
) -> bool:
    """Let the comment through; reports are answered by it. False where it is there already, or there is none.

    ``shown``: digest of what the editor saw (``public_words``). Raises ChangedMeanwhileError where it differs.
    """
    return _move(signature, to=State.SHOWN, kind=Kind.COMMENT_SHOWN, by=by, shown=shown, now=now)


def feature_comment(
    *, signature: Signature, by: User | None, shown: str | None = None, now: datetime | None = None
) -> bool:
    """Let the comment through and show it before the others; else as ``show_comment``."""
    return _move(signature, to=State.FEATURED, kind=Kind.COMMENT_FEATURED, by=by, shown=shown, now=now)


def hide_comment(
    *,
    signature: Signature,
    by: User | None,
    reason: CommentReason | None = None,
    shown: str | None = None,
    now: datetime | None = None,
) -> bool:
    """Take the comment away and leave the signature. False where it is hidden already, or there is none.

    Raises ChangedMeanwhileError as ``show_comment`` does: the reason was chosen for other words.
    A writer whose words was in public is told why by mail, once, where the address is proven to be theirs.
    """
    now = now or timezone.now()
    with transaction.atomic():
        was_public = (
            signature.show_comment and Signature.objects.filter(pk=signature.pk, comment_state__in=WAS_PUBLIC).exists()
        )
        because = {"reason": reason.pk if reason else None}
        moved = _move(
            signature, to=State.HIDDEN, kind=Kind.COMMENT_HIDDEN, by=by, shown=shown, now=now, details=because
        )
        if moved and was_public and signature.address_confirmed_at and not _was_told(signature):
            owe_mail(signature, Mail.COMMENT_HIDDEN, now=now, unasked=False)
    return moved


def _move(
    signature: Signature,
    *,
    to: Signature.CommentState,
    kind: SignatureEvent.Kind,
    by: User | None,
    shown: str | None,
    now: datetime | None,
    details: dict[str, Any] | None = None,
) -> bool:
    """Of two editors in the same instant one moves it, the other gets False."""
    with transaction.atomic():
        rows = Signature.objects.personal().filter(pk=signature.pk).exclude(comment="")
        if shown is not None:
            _check_as_shown(rows, shown)
        moved = rows.exclude(comment_state=to).update(comment_state=to)
        if moved:
            signature.comment_state = to
            CommentReport.objects.filter(signature=signature).delete()
            record(signature, kind, now=now or timezone.now(), by=by, **details or {})
    return bool(moved)


def _check_as_shown(rows: SignatureQuerySet, shown: str) -> None:
    """The row is locked: nobody writes other words before the transaction ends."""
    signature = rows.select_for_update().first()
    if signature and (others := changed_since(public_words(signature), shown)):
        raise ChangedMeanwhileError(others)


def _was_told(signature: Signature) -> bool:
    sent = signature.events.filter(kind=Kind.MAIL_SENT, details__mail=Mail.COMMENT_HIDDEN.value)
    return signature.owed_mail == Mail.COMMENT_HIDDEN or sent.exists()

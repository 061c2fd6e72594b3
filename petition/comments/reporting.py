"""Readers report a comment: enough of them hide one that no editor has looked at."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from petition.comments.states import was_let_through
from petition.models import CommentReport, Signature, SignatureEvent
from petition.models.audit_trail import record

State, Kind = Signature.CommentState, SignatureEvent.Kind
# Networks. One or two may be a quarrel; words that hurt are reported by more.
ENOUGH = 3


def report_comment(*, signature: Signature, network_key: str, now: datetime | None = None) -> bool:
    """Note that somebody in this network wants an editor to look; False where they had reported it already.

    Reports from enough networks take it off all pages until an editor has looked. One that an editor has let through
    stays, and is looked at again: else three who dislike it could take anybody's words away.
    """
    now = now or timezone.now()
    with transaction.atomic():
        _report, new = CommentReport.objects.get_or_create(
            signature=signature, network_key=network_key, defaults={"at": now}
        )
        if new and signature.comment_reports.count() >= ENOUGH and not was_let_through(signature):
            rows = Signature.objects.filter(pk=signature.pk, comment_state__in=[State.SHOWN, State.FEATURED])
            if rows.update(comment_state=State.REPORTED):
                record(signature, Kind.COMMENT_REPORTED, now=now)
    return new

"""Where an endorsement stands, as its moderators see it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import WorkflowState

from endorsers.models import Endorser
from endorsers.models.querysets import EndorserQuerySet


class ModerationState(TextChoices):
    WAITING = "waiting", _("waiting")
    ASKED = "asked", _("changes asked")
    HELD = "held", pgettext_lazy("organization", "held")
    UNCONFIRMED = "unconfirmed", pgettext_lazy("organization", "unconfirmed")
    PUBLISHED = "published", pgettext_lazy("organization", "published")
    REJECTED = "rejected", pgettext_lazy("organization", "rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("organization", "withdrawn")
    DRAFT = "draft", _("draft")


_OF_REVIEW = {
    WorkflowState.STATUS_IN_PROGRESS: ModerationState.WAITING,
    WorkflowState.STATUS_NEEDS_CHANGES: ModerationState.ASKED,
}


def moderation_state(endorser: Endorser) -> ModerationState:
    """Of one that ``for_moderation`` read, without another query."""
    if endorser.withdrawn_at:
        return ModerationState.WITHDRAWN
    if endorser.review:
        return _OF_REVIEW[endorser.review]
    if endorser.live:
        return ModerationState.PUBLISHED
    if endorser.rejected_at:
        return ModerationState.REJECTED
    contact = endorser.contact
    if contact and contact.is_held:
        return ModerationState.HELD
    return ModerationState.UNCONFIRMED if contact and not contact.is_confirmed else ModerationState.DRAFT


def in_state(endorsers: EndorserQuerySet, state: str) -> EndorserQuerySet:
    """The endorsers of one state. A published one with a change that waits is among the waiting ones too."""
    narrowed = {
        ModerationState.WAITING: endorsers.waiting,
        ModerationState.ASKED: endorsers.asked_for_changes,
        ModerationState.HELD: endorsers.held,
        ModerationState.UNCONFIRMED: endorsers.unconfirmed,
        ModerationState.PUBLISHED: endorsers.public,
        ModerationState.REJECTED: endorsers.rejected,
        ModerationState.WITHDRAWN: endorsers.withdrawn,
        ModerationState.DRAFT: endorsers.drafts,
    }
    return narrowed[ModerationState(state)]()

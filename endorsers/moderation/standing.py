"""Where an endorsement stands, as its moderators see it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import WorkflowState

from endorsers.models import Endorser
from endorsers.querysets import EndorserQuerySet


class Standing(TextChoices):
    WAITING = "waiting", _("waiting")
    ASKED = "asked", _("changes asked")
    HELD = "held", pgettext_lazy("organization", "held")
    UNCONFIRMED = "unconfirmed", pgettext_lazy("organization", "unconfirmed")
    PUBLISHED = "published", pgettext_lazy("organization", "published")
    REJECTED = "rejected", pgettext_lazy("organization", "rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("organization", "withdrawn")
    DRAFT = "draft", _("draft")


_OF_REVIEW = {
    WorkflowState.STATUS_IN_PROGRESS: Standing.WAITING,
    WorkflowState.STATUS_NEEDS_CHANGES: Standing.ASKED,
}


def standing_of(endorser: Endorser) -> Standing:
    """Of one that ``for_moderation`` read, without another query."""
    if endorser.withdrawn_at:
        return Standing.WITHDRAWN
    if endorser.review:
        return _OF_REVIEW[endorser.review]
    if endorser.live:
        return Standing.PUBLISHED
    if endorser.rejected_at:
        return Standing.REJECTED
    contact = getattr(endorser, "contact", None)
    if contact and contact.is_held:
        return Standing.HELD
    return Standing.UNCONFIRMED if contact and not contact.is_confirmed else Standing.DRAFT


def those_that_stand(endorsers: EndorserQuerySet, standing: str) -> EndorserQuerySet:
    """The endorsers of one standing. A published one with a change that waits is among the waiting ones too."""
    narrowed = {
        Standing.WAITING: endorsers.waiting,
        Standing.ASKED: endorsers.asked_for_changes,
        Standing.HELD: endorsers.held,
        Standing.UNCONFIRMED: endorsers.unconfirmed,
        Standing.PUBLISHED: endorsers.public,
        Standing.REJECTED: endorsers.rejected,
        Standing.WITHDRAWN: endorsers.withdrawn,
        Standing.DRAFT: endorsers.drafts,
    }
    return narrowed[Standing(standing)]()

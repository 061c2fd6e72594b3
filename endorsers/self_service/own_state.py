"""Where an endorsement stands, in words for its representative."""

from enum import StrEnum

from wagtail.models import WorkflowState

from endorsers.models import EndorsementContact


class OwnState(StrEnum):
    UNCONFIRMED = "unconfirmed"
    UNDER_REVIEW = "under_review"
    CHANGES_ASKED = "changes_asked"
    SHOWN = "shown"
    CHANGE_UNDER_REVIEW = "change_under_review"
    CHANGES_ASKED_OF_SHOWN = "changes_asked_of_shown"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


def own_state(contact: EndorsementContact) -> OwnState:
    endorser = contact.endorser
    if endorser.withdrawn_at is not None:
        return OwnState.WITHDRAWN
    if endorser.rejected_at is not None and not endorser.live:
        return OwnState.REJECTED
    review = endorser.current_workflow_state
    asked = review is not None and review.status == WorkflowState.STATUS_NEEDS_CHANGES
    waits = review is not None or contact.review_due_at is not None
    if asked and contact.review_due_at is None:
        return OwnState.CHANGES_ASKED_OF_SHOWN if endorser.live else OwnState.CHANGES_ASKED
    if endorser.live:
        return OwnState.CHANGE_UNDER_REVIEW if waits else OwnState.SHOWN
    return OwnState.UNDER_REVIEW if contact.is_confirmed else OwnState.UNCONFIRMED

"""The review of an endorsement: Wagtail's own workflow, begun once the representative has confirmed.

Beginning takes some sixty queries and writes to editors, so a task does it after the request. That it is due is
noted on the contact: whatever goes wrong on the way, the next round begins it.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from campaign.runtime.leases.lease import Lease
from campaign.runtime.registry import provided
from endorsers.models import EndorsementContact, Endorser

logger = logging.getLogger("campaign.endorsers")

# What was taken up and did not begin is tried again when the lease ends: an editor may have mended the workflow.
REVIEWS = Lease(lasts=timedelta(minutes=5), due_at="review_due_at", attempts="")


def begin_review(*, endorser: Endorser) -> bool:
    """Start the moderators' workflow again on the latest version.

    False where it can't start: there is no workflow for endorsers, or it has no active task, which Wagtail would
    take for approved at once.
    """
    workflow = endorser.get_workflow()
    if workflow is None or not workflow.tasks.filter(active=True).exists():
        logger.warning("Endorser %d waits for its review: no workflow with an active task is set up.", endorser.pk)
        return False
    with transaction.atomic():
        endorser = Endorser.objects.select_for_update().get(pk=endorser.pk)
        stop_review(endorser=endorser)
        if endorser.latest_revision_id is None:
            endorser.save_revision(log_action=True)
        workflow.start(endorser, user=None)
    return True


def stop_review(*, endorser: Endorser) -> None:
    """End the workflow that is on its way, if there is one, without a decision."""
    state = endorser.current_workflow_state
    if state is not None:
        state.cancel(user=None)


def owe_review(*, contact: EndorsementContact, now: datetime) -> None:
    """Note that the endorsement is to be reviewed, and wake the task when that is committed."""
    EndorsementContact.objects.filter(pk=contact.pk).update(review_due_at=now)
    transaction.on_commit(_wake, robust=True)


def begin_due_reviews(*, now: datetime | None = None) -> int:
    """Begin the reviews that are due; says how many."""
    rows = EndorsementContact.objects.filter(endorser__withdrawn_at=None, endorser__rejected_at=None)
    begun = 0
    for contact in REVIEWS.claim_due(rows.select_related("endorser"), now=now):
        if _begun(contact):
            REVIEWS.end(contact)  # but for one that was made due again meanwhile
            begun += 1
    return begun


def _begun(contact: EndorsementContact) -> bool:
    try:
        return begin_review(endorser=contact.endorser)
    except Exception:  # one that can't begin must not hold up the others
        logger.exception("The review of endorser %d did not begin; it is tried again.", contact.endorser_id)
        return False


def _wake() -> None:
    provided("endorsers.begin_reviews").enqueue()

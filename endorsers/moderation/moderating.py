"""Editors decide on endorsements: publish, ask for changes, reject, look at it again, let go what was held.

Decisions go through Wagtail's workflow, are recorded, and are told to the representative by mail, all in one
transaction. Wagtail's own buttons lead here too: see ``EndorsementReview`` and ``Endorser.publish``.
"""

from datetime import datetime
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from campaign.runtime.registry import provides
from endorsers.kit.partnering import present_partner
from endorsers.logos.tasks import make_renditions
from endorsers.mails.outbox import owe_mail, tell
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, PendingLogo
from endorsers.models.audit_trail import record
from endorsers.moderation.review import begin_review

Kind = EndorserEvent.Kind
Mail = EndorsementContact.Mail
# The last one of these says whether a decision is awaited; another address of the contact awaits none.
STEPS = (Kind.SUBMITTED, Kind.CONFIRMED, Kind.CHANGED, Kind.APPROVED, Kind.CHANGES_ASKED, Kind.REJECTED, Kind.WITHDRAWN)


class NotDecidableError(Exception):
    """The endorsement is in no state in which this decision makes sense; another editor may have been faster."""


@provides("endorsers.approve")
def approve(*, endorser: Endorser, by: User | None, message: str = "") -> None:
    """Publish the latest version, with the logo that it brings.

    Where it is under review, the workflow moves on: with a second task in it, that one is next. Raises
    NotDecidableError for one that the organization withdrew or that has nothing to publish.
    """
    with transaction.atomic():
        endorser = _locked(endorser)
        if endorser.withdrawn_at or (endorser.live and not endorser.has_unpublished_changes):
            raise NotDecidableError
        if task_state := endorser.current_workflow_task_state:
            task_state.approve(user=by, comment=message)
        else:
            endorser.get_latest_revision().publish(user=by)


@provides("endorsers.ask_for_changes")
def ask_for_changes(*, endorser: Endorser, message: str, by: User | None, now: datetime | None = None) -> None:
    """Hand it back to the representative with a message. Raises NotDecidableError where it is not under review."""
    now = now or timezone.now()
    with transaction.atomic():
        endorser = _locked(endorser)
        task_state = endorser.current_workflow_task_state
        if task_state is None:
            raise NotDecidableError
        task_state.reject(user=by, comment=message)
        record(endorser, Kind.CHANGES_ASKED, now=now, by=by, message=message)
        tell(endorser=endorser, mail=Mail.CHANGES_ASKED, message=message, now=now)


@provides("endorsers.reject")
def reject(*, endorser: Endorser, message: str, by: User | None, now: datetime | None = None) -> None:
    """Turn it down, with the reason for the representative.

    A change to a published endorser is dropped, and what is published stays. Raises NotDecidableError for a
    published one without a change, and for one that was rejected or withdrawn already.
    """
    now = now or timezone.now()
    with transaction.atomic():
        endorser = _locked(endorser)
        if endorser.withdrawn_at or endorser.rejected_at or (endorser.live and not endorser.has_unpublished_changes):
            raise NotDecidableError
        _end_workflow(endorser, by=by, message=message)
        if endorser.live:
            _go_back_to_published(endorser, by=by)
        else:
            Endorser.objects.filter(pk=endorser.pk).update(rejected_at=now)
        record(endorser, Kind.REJECTED, now=now, by=by, message=message)
        tell(endorser=endorser, mail=Mail.REJECTED, message=message, now=now)


def reconsider(*, endorser: Endorser, by: User | None, now: datetime | None = None) -> None:
    """Take up a rejected endorsement again: it waits for a decision as before. No mail is sent.

    Raises NotDecidableError where it is not rejected.
    """
    now = now or timezone.now()
    with transaction.atomic():
        endorser = _locked(endorser)
        if not endorser.rejected_at:
            raise NotDecidableError
        Endorser.objects.filter(pk=endorser.pk).update(rejected_at=None)
        record(endorser, Kind.RECONSIDERED, now=now, by=by)
        begin_review(endorser=endorser)


def release(*, endorser: Endorser, by: User | None, now: datetime | None = None) -> None:
    """It is no robot's: ask its representative by mail to confirm, as was owed. Raises NotDecidableError if not held.

    The month in which it may be confirmed begins now.
    """
    now = now or timezone.now()
    with transaction.atomic():
        endorser = _locked(endorser)
        main = endorser.contact
        held = EndorsementContact.objects.filter(pk=main and main.pk, confirmed_at=None).exclude(held_for="")
        if main is None or endorser.withdrawn_at or not held.update(held_for="", submitted_at=now):
            raise NotDecidableError
        record(endorser, Kind.RELEASED, now=now, by=by)
        owe_mail(contact=main, mail=Mail.CONFIRM, now=now)


@provides("endorsers.note_publication")
def note_publication(*, endorser: Endorser, revision: Revision, by: User | None) -> None:
    """What follows when a version went public, whichever way it was done: a decision was awaited or it was not.

    Call it in the transaction that publishes. A version that is scheduled for later has not gone public yet.
    """
    public = Endorser.objects.filter(pk=endorser.pk, live=True, live_revision=revision)
    if not public.update(rejected_at=None):
        return
    present_partner(public.select_related("site", "partner", "logo").get())
    if logo := public.values_list("logo", flat=True).get():
        transaction.on_commit(partial(make_renditions.enqueue, logo), robust=True)
    steps = endorser.events.filter(kind__in=STEPS).exclude(kind=Kind.CHANGED, details__fields=["email"])
    last = steps.values_list("kind", flat=True).first()
    if last == Kind.APPROVED:
        return
    now = timezone.now()
    record(endorser, Kind.APPROVED, now=now, by=by)
    tell(endorser=endorser, mail=Mail.APPROVED, now=now)


def _locked(endorser: Endorser) -> Endorser:
    """The row as it is now, for this transaction alone: of two editors the second one sees what the first decided."""
    return Endorser.objects.select_for_update(of=("self",)).get(pk=endorser.pk)


def _end_workflow(endorser: Endorser, *, by: User | None, message: str) -> None:
    workflow_state = endorser.current_workflow_state
    if workflow_state is None:
        return
    if task_state := endorser.current_workflow_task_state:
        # Without ``update``, which would put the workflow into "needs changes" and say so by mail.
        task_state.reject(user=by, comment=message, update=False)
    workflow_state.refresh_from_db()
    workflow_state.cancel(user=by)


def _go_back_to_published(endorser: Endorser, *, by: User | None) -> None:
    """Make the published content the newest version, so that the next edit does not bring the dropped one back."""
    revision = endorser.save_revision(user=by, changed=False, log_action=False)
    Endorser.objects.filter(pk=endorser.pk).update(live_revision=revision, has_unpublished_changes=False)
    PendingLogo.objects.filter(endorser=endorser).delete()

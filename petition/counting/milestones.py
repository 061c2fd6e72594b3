"""Goals that were reached."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from campaign.core.public_state.generation import raise_after_commit
from campaign.mail.models import Notice
from campaign.mail.notices.owing import owe_notices, works_on
from petition.models import LostMilestone, Milestone, PetitionPage, Signature, SignatureEvent


def note_milestones(*, petition: PetitionPage, now: datetime | None = None) -> list[int]:
    """Write down each goal that the petition has reached and that was not noted yet; says which.

    Whoever notices at the same moment writes the same row, and the database keeps one. A milestone whose signatures
    were set aside goes, and is told again once it is reached honestly (case S28).
    """
    now = now or timezone.now()
    with transaction.atomic():
        _forget_false_ones(petition, now)
        reached = [goal for goal in petition.goals if goal <= petition.signatures_counted]
        known = set(petition.milestones.filter(signatures__in=reached).values_list("signatures", flat=True))
        fresh = [goal for goal in reached if goal not in known]
        Milestone.objects.bulk_create(
            [Milestone(petition=petition, signatures=goal, reached_at=now) for goal in fresh], ignore_conflicts=True
        )
        if fresh:
            _tell_colleagues(petition, max(fresh), now)
            raise_after_commit()
    return fresh


def note_all_milestones(*, now: datetime | None = None) -> int:
    """Note the milestones of every petition that has a goal; says how many are new."""
    petitions = PetitionPage.objects.originals().filter(goal__gt=0).prefetch_related("next_goals")
    return sum(len(note_milestones(petition=petition, now=now)) for petition in petitions)


def _tell_colleagues(petition: PetitionPage, goal: int, now: datetime) -> None:
    """Owe a mail to each who wants to be told and works on the petition; of several goals at once, of the highest."""
    asked = get_user_model()._default_manager.filter(notice_choice__goals=True, is_active=True)
    users = [user for user in asked if works_on(user, petition)]
    owe_notices(Notice.Mail.GOAL, users=users, subject=petition.pk, number=goal, now=now)


def _forget_false_ones(petition: PetitionPage, now: datetime) -> None:
    for milestone in petition.milestones.filter(signatures__gt=petition.signatures_counted):
        if petition.signatures_counted + _withdrawn_since(milestone) >= milestone.signatures:
            continue
        # Of two who notice at once, one deletes it and notes that it went.
        if Milestone.objects.filter(pk=milestone.pk).delete()[0]:
            facts = {"signatures": milestone.signatures, "reached_at": milestone.reached_at}
            LostMilestone.objects.create(petition=petition, lost_at=now, **facts)


def _withdrawn_since(milestone: Milestone) -> int:
    """Those who counted when the goal was reached and have changed their minds: it was reached all the same."""
    left = Signature.objects.of(milestone.petition).filter(
        state=Signature.State.WITHDRAWN, confirmed_at__lte=milestone.reached_at
    )
    return left.exclude(events__kind=SignatureEvent.Kind.REJECTED).count()

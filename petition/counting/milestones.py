"""Goals that were reached."""

from datetime import datetime

from django.utils import timezone

from petition.models import Milestone, PetitionPage


def note_milestones(*, petition: PetitionPage, now: datetime | None = None) -> list[int]:
    """Write down each goal that the petition has reached and that was not noted yet; says which.

    Whoever notices at the same moment writes the same row, and the database keeps one. A
    milestone stays, whatever is withdrawn afterwards.
    """
    now = now or timezone.now()
    reached = [goal for goal in petition.goals if goal <= petition.signatures_counted]
    known = set(petition.milestones.filter(signatures__in=reached).values_list("signatures", flat=True))
    fresh = [goal for goal in reached if goal not in known]
    Milestone.objects.bulk_create(
        [Milestone(petition=petition, signatures=goal, reached_at=now) for goal in fresh], ignore_conflicts=True
    )
    return fresh


def note_all_milestones(*, now: datetime | None = None) -> int:
    """Note the milestones of every petition that has a goal; says how many are new."""
    petitions = PetitionPage.objects.originals().filter(goal__gt=0).prefetch_related("next_goals")
    return sum(len(note_milestones(petition=petition, now=now)) for petition in petitions)

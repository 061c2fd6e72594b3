"""Cache invalidation: what of a petition public pages show, beside page and count, and when it ends by itself."""

from datetime import datetime

from django.utils import timezone

from campaign.core.public_state.generation import changes_by_itself
from campaign.core.public_state.invalidation import invalidated_by
from campaign.mailings.models import MailingEvent
from petition.models import Milestone, NextGoal, OfflineBatch, Partner, PetitionPage, PetitionQuestion

invalidated_by(PetitionQuestion, decide_who_signs=True)
invalidated_by(NextGoal, Milestone, OfflineBatch, Partner)
invalidated_by(MailingEvent)  # an update’s page says that it was mailed


@changes_by_itself
def next_end() -> datetime | None:
    """When the next petition closes."""
    ending = PetitionPage.objects.live().filter(state=PetitionPage.State.OPEN, closes_at__gt=timezone.now())
    return ending.order_by("closes_at").values_list("closes_at", flat=True).first()

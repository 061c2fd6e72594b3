"""How the list of endorsing organizations grew."""

from datetime import date
from typing import TypedDict

from django.db.models import Count
from django.db.models.functions import TruncDate

from endorsers.models import Endorser


class DayCount(TypedDict):
    day: date
    endorsements: int


def by_day() -> list[DayCount]:
    """The public endorsers by the day on which each was first published, oldest first."""
    return list(
        Endorser.objects.public()
        .filter(first_published_at__isnull=False)
        .annotate(day=TruncDate("first_published_at"))
        .values("day")
        .annotate(endorsements=Count("pk"))
        .order_by("day")
    )

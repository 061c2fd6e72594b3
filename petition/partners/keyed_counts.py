"""What a partner may know of the signatures that its keys sent: numbers."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from petition.models import Partner, PetitionPage, Signature

CONFIRMED = Count("pk", filter=Q(state=Signature.State.CONFIRMED))


def keyed_counts(petition: PetitionPage, partner: Partner, now: datetime | None = None) -> dict[str, Any]:
    """All and the confirmed signatures by this partner's keys, up to the beginning of this hour, and by day.

    Not up to now: a partner that asked before and after it sent an address would learn whether that
    address had signed before. What an editor or a rule set aside is in neither number.
    """
    until = (now or timezone.now()).replace(minute=0, second=0, microsecond=0)
    signatures = Signature.objects.of(petition).by_key_of(partner).filter(created_at__lt=until)
    days = (
        signatures.exclude(state=Signature.State.REJECTED)
        .annotate(day=TruncDate("created_at"))
        .values("day")
        .annotate(total=Count("pk"), confirmed=CONFIRMED)
        .order_by("day")
    )
    days = list(days)
    return {
        "source": partner.slug,
        "total": sum(day["total"] for day in days),
        "confirmed": sum(day["confirmed"] for day in days),
        "days": days,
        "counted_until": until,
    }

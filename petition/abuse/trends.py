"""Which networks and mail domains a petition's signatures come from more than usual, in recent time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q, Value
from django.db.models.functions import StrIndex, Substr
from django.utils import timezone

from petition.models import PetitionPage, Signature
from petition.models.querysets import SignatureQuerySet

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
# The time before, with which a window is compared.
COMPARED_WITH = {HOUR: timedelta(days=1), DAY: timedelta(days=7), WEEK: timedelta(days=28)}
SHOWN = 20
# No more signatures than this are read for a window, and for the time before it, however many there are.
SAMPLE = 50_000

_DOMAIN = Substr("canonical_email", StrIndex("canonical_email", Value("@")) + 1)


@dataclass(frozen=True)
class Trend:
    """``usual``: signatures of this network or domain in as long a time before, on average."""

    value: str
    signatures: int
    pending: int
    rejected: int
    usual: float

    @property
    def pending_percent(self) -> int:
        return self.pending * 100 // self.signatures

    @property
    def rejected_percent(self) -> int:
        return self.rejected * 100 // self.signatures

    @property
    def is_unusual(self) -> bool:
        """Ten times the usual number, and enough of them to mean something."""
        return self.signatures >= max(20, 10 * self.usual)


@dataclass(frozen=True)
class Trends:
    """Most signatures first. ``since``: later than asked for where there are more than SAMPLE signatures."""

    since: datetime
    is_cut: bool
    networks: list[Trend]
    domains: list[Trend]


@dataclass(frozen=True)
class _Sample:
    signatures: SignatureQuerySet
    start: datetime
    end: datetime
    is_cut: bool

    @property
    def length(self) -> timedelta:
        return self.end - self.start


def trends(*, petition: PetitionPage, window: timedelta, now: datetime | None = None) -> Trends:
    """What is trending in the last hour, day or week (a key of COMPARED_WITH)."""
    now = now or timezone.now()
    recent = _sample(petition, now - window, now)
    before = _sample(petition, recent.start - COMPARED_WITH[window], recent.start)
    return Trends(
        since=recent.start,
        is_cut=recent.is_cut,
        networks=_most(
            recent.signatures.exclude(network_key="").annotate(value=F("network_key")),
            before.signatures.annotate(value=F("network_key")),
            share=recent.length / before.length,
        ),
        domains=_most(
            recent.signatures.personal().annotate(value=_DOMAIN),
            before.signatures.personal().annotate(value=_DOMAIN),
            share=recent.length / before.length,
        ),
    )


def _sample(petition: PetitionPage, start: datetime, end: datetime) -> _Sample:
    """The signatures of this time, the newest SAMPLE of them at most: read by the index of the newest."""
    found = Signature.objects.of(petition).filter(created_at__gte=start, created_at__lt=end)
    times = found.order_by("-created_at").values_list("created_at", flat=True)
    oldest = next(iter(times[SAMPLE : SAMPLE + 1]), None)
    if oldest is not None:
        start = oldest
        found = found.filter(created_at__gt=oldest)
    return _Sample(signatures=found, start=start, end=end, is_cut=oldest is not None)


def _most(recent: SignatureQuerySet, before: SignatureQuerySet, *, share: float) -> list[Trend]:
    rows = (
        recent.values("value")
        .annotate(
            signatures=Count("pk"),
            pending=Count("pk", filter=Q(state=Signature.State.PENDING)),
            rejected=Count("pk", filter=Q(state=Signature.State.REJECTED)),
        )
        .order_by("-signatures", "value")[:SHOWN]
    )
    found = list(rows)
    earlier = dict(
        before.filter(value__in=[row["value"] for row in found])
        .values("value")
        .annotate(signatures=Count("pk"))
        .order_by()
        .values_list("value", "signatures")
    )
    return [Trend(**row, usual=earlier.get(row["value"], 0) * share) for row in found]

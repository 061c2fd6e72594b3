"""How petitions grew and where their signatures come from, over a time. All of it from tallies, none from signatures.

``petitions``: the numbers of those that hold the signatures; None for all there are.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet, Sum
from django.utils import timezone

from petition.models import FacetTally, OfflineBatch, SignatureTally

Petitions = Collection[int] | None
# So many rows a chart and its table have at most, before days become weeks, and weeks months.
MOST_ROWS = 45


@dataclass(frozen=True)
class Growth:
    """A day, or the days from ``since`` to ``until``; ``total`` is at its end, with all before and those on paper."""

    since: date
    until: date
    online: int
    on_paper: int
    total: int

    @property
    def new(self) -> int:
        return self.online + self.on_paper


@dataclass(frozen=True)
class Span:
    """The days that are looked at, both included; None is from the beginning, and up to today."""

    since: date | None = None
    until: date | None = None


def growth(petitions: Petitions, span: Span) -> list[Growth]:
    """Each day of the span, ascending, those without signatures too; empty where nobody ever signed. Two queries."""
    online = _by_day(SignatureTally.objects.all(), petitions, "day")
    paper = _by_day(OfflineBatch.objects.all(), petitions, "collected_on")
    if not (online or paper):
        return []
    day = span.since or min(*online, *paper, timezone.localdate(timezone=timezone.get_default_timezone()))
    last = max(span.until or timezone.localdate(timezone=timezone.get_default_timezone()), day)
    total = sum(count for days in (online, paper) for at, count in days.items() if at < day)
    found = []
    while day <= last:
        new = online.get(day, 0), paper.get(day, 0)
        total += sum(new)
        found.append(Growth(day, day, *new, total))
        day += timedelta(days=1)
    return found


def in_steps(days: list[Growth]) -> list[Growth]:
    """The days as they are, by week, or by month: whichever is short enough to read."""
    if len(days) <= MOST_ROWS:
        return days
    weekly = len(days) <= 7 * MOST_ROWS
    steps: dict[date, Growth] = {}
    for one in days:
        begin = one.since - timedelta(days=one.since.weekday()) if weekly else one.since.replace(day=1)
        so_far = steps.get(begin)
        steps[begin] = Growth(
            since=so_far.since if so_far else one.since,
            until=one.until,
            online=one.online + (so_far.online if so_far else 0),
            on_paper=one.on_paper + (so_far.on_paper if so_far else 0),
            total=one.total,
        )
    return list(steps.values())


def by_petition(petitions: Petitions, span: Span) -> Counter[int]:
    """Signatures in the span, those on paper too, by the petition's number. Two queries."""
    counts: Counter[int] = Counter()
    for rows, field in ((SignatureTally.objects.all(), "day"), (OfflineBatch.objects.all(), "collected_on")):
        counts.update(dict(_within(rows, petitions, span, field).values_list("petition").annotate(Sum("count"))))
    return counts


def by_facet(facet: str, petitions: Petitions, span: Span) -> Counter[str]:
    """Signatures in the span by the facet's values, as they were counted last: those on paper are in none."""
    rows = _within(FacetTally.objects.filter(facet=facet), petitions, span, "day")
    return Counter(dict(rows.values_list("value").annotate(Sum("count"))))


def latest_days(petitions: Collection[int], most: int = 30) -> dict[int, list[int]]:
    """Signatures made here on each of the latest days, today last, by petition. One query."""
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    first = today - timedelta(days=most - 1)
    found = {pk: [0] * most for pk in petitions}
    days = _within(SignatureTally.objects.all(), petitions, Span(first, today), "day")
    for pk, day, count in days.values_list("petition", "day").annotate(Sum("count")):
        found[pk][(day - first).days] = count
    return found


def _by_day(rows: QuerySet, petitions: Petitions, field: str) -> dict[date, int]:
    return dict(_of(rows, petitions).values_list(field).annotate(total=Sum("count")).exclude(total=0))


def _within(rows: QuerySet, petitions: Petitions, span: Span, field: str) -> QuerySet:
    bounds = {f"{field}__gte": span.since, f"{field}__lte": span.until}
    return _of(rows, petitions).filter(**{name: day for name, day in bounds.items() if day})


def _of(rows: QuerySet, petitions: Petitions) -> QuerySet:
    rows = rows.order_by()
    return rows if petitions is None else rows.filter(petition__in=petitions)

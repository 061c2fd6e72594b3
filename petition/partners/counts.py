"""How many a partner brought: numbers alone, none below ten, and each as it was when the present day began.

They count who counts and confirmed the address. A number that rises at once, or a small one, would tell whether an
address had signed before.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from campaign.core.sharing.links import OWN_SOURCES
from petition.counting.days import began_today
from petition.models import Partner, PartnerTally, PetitionPage, Signature

LEAST = 10
# A link may carry anything as its source; so many are named.
MOST_SOURCES = 20


@dataclass(frozen=True)
class Days:
    """Days in a row that have ten together, the last one included."""

    first: date
    last: date
    count: int


@dataclass(frozen=True)
class Numbers:
    """``total`` is None below ten, and then there is no more. ``sources``: the most first, "" for all others."""

    until: datetime
    total: int | None
    days: Sequence[Days] = ()
    sources: Sequence[tuple[str, int]] = ()


def partner_numbers(partner: Partner, *, petition: PetitionPage | None = None, now: datetime | None = None) -> Numbers:
    """What the partner itself may see, with those that were merged into it; of all petitions where none is named."""
    until = began_today(now)
    days = list(_tallies([partner.pk, *partner.merged.values_list("pk", flat=True)], petition, until))
    total = sum(count for _day, count in days)
    if total < LEAST:
        return Numbers(until, None)
    return Numbers(until, total, _in_tens(days), _by_source(partner, petition, until))


def public_number(partner: Partner, *, petition: PetitionPage | None = None, now: datetime | None = None) -> int | None:
    """How many it brought, where it shows that in public and there are ten."""
    if not partner.shows_count:
        return None
    return brought_by_each([partner], petition=petition, now=now).get(partner.pk)


def brought_by_each(
    partners: Iterable[Partner],
    *,
    petition: PetitionPage | None = None,
    least: int = LEAST,
    now: datetime | None = None,
) -> dict[int, int]:
    """By the number of the partner how many it and those merged into it brought; nothing below ``least``."""
    meant = {partner.pk: partner.pk for partner in partners}
    merged = Partner.objects.filter(merged_into__in=list(meant)).values_list("pk", "merged_into")
    meant |= {pk: into for pk, into in merged if into}
    totals: Counter[int] = Counter()
    tallies = PartnerTally.objects.filter(partner__in=list(meant), day__lt=timezone.localdate(began_today(now)))
    rows = (tallies.of(petition) if petition else tallies).order_by().values_list("partner").annotate(Sum("count"))
    for partner, count in rows:
        totals[meant[partner]] += count
    return {partner: count for partner, count in totals.items() if count >= least}


def _tallies(partners: list[int], petition: PetitionPage | None, until: datetime) -> QuerySet:
    tallies = PartnerTally.objects.filter(partner__in=partners, day__lt=timezone.localdate(until))
    rows = tallies.of(petition) if petition else tallies
    return rows.order_by("day").values_list("day").annotate(Sum("count"))


def _in_tens(days: Sequence[tuple[date, int]]) -> list[Days]:
    """The same, with days of fewer than ten joined to those after them, and the last ones to those before."""
    found: list[Days] = []
    first, waiting = None, 0
    for day, count in days:
        first, waiting = first or day, waiting + count
        if waiting >= LEAST:
            found.append(Days(first, day, waiting))
            first, waiting = None, 0
    if waiting and found:
        found[-1] = Days(found[-1].first, days[-1][0], found[-1].count + waiting)
    return found


def _by_source(partner: Partner, petition: PetitionPage | None, until: datetime) -> list[tuple[str, int]]:
    rows = Signature.objects.brought().filter(Q(partner=partner) | Q(partner__merged_into=partner))
    rows = rows.filter(address_confirmed_at__lt=until)
    found = (rows.of(petition) if petition else rows).order_by().values_list("source", "referrer").annotate(Count("pk"))
    counts: Counter[str] = Counter()
    for source, referrer, count in found:
        counts[source or referrer] += count
    return _named(counts)


def _named(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Those of ten or more by name, without what may be an address; the rest together, which has ten too."""
    names = [name for name, count in counts.items() if count >= LEAST and name and "@" not in name]
    names.sort(key=lambda name: (name not in OWN_SOURCES, -counts[name], name))
    named = sorted(((name, counts[name]) for name in names[:MOST_SOURCES]), key=lambda one: (-one[1], one[0]))
    rest = sum(counts.values()) - sum(count for _name, count in named)
    while 0 < rest < LEAST and named:
        rest += named.pop()[1]
    return [*named, ("", rest)] if rest >= LEAST else named

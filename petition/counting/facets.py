"""What signatures have in common, by day: source, organization, language, place and way of signing.

Signing writes none of it. Now and then the days are counted anew whose number of signatures has changed; of a large
petition just these, of any other all of them, which takes as long.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from campaign.core.sharing.links import OWN_SOURCES
from petition.models import FacetTally, PetitionPage, Signature, SignatureTally

Facet = FacetTally.Facet
# Up to here the rows themselves are read in a few hundredths of a second.
READ_UP_TO = 50_000
# A link may carry anything as its source, somebody's name too. What fewer share is kept under no name.
FEWEST_NAMED = 5
# However many sources links invent, so many of each petition are kept by name.
MOST_NAMED = 200
OTHER = "*"
BY_LINKS = (Facet.SOURCE,)

# By facet, day and value.
Counts = Counter[tuple[str, date, str]]


def count_facets() -> int:
    """Count each petition that has changed since; how many were counted."""
    online = _totals(SignatureTally.objects.all())
    kept = _totals(FacetTally.objects.filter(facet=Facet.CHANNEL))
    changed = [pk for pk, total in online.items() if total != kept.get(pk, 0)]
    petitions = PetitionPage.objects.filter(pk__in=changed).only("pk", "counted_under").order_by("pk")
    for petition in petitions:
        count_facets_of(petition)
    return len(petitions)


def count_facets_of(petition: PetitionPage) -> None:
    """Count the petition's days that have changed, and of a small petition all of them."""
    online = _by_day(SignatureTally.objects.of(petition))
    kept = _by_day(petition.facet_tallies.filter(facet=Facet.CHANNEL))
    days = {day for day in online.keys() | kept.keys() if online.get(day, 0) != kept.get(day, 0)}
    if sum(online.values()) <= READ_UP_TO:
        days = {*online, *kept}
    if days:
        keep(petition, days, read(petition, days))


def recount_facets(*, petition: PetitionPage, mend: bool = False) -> int:
    """How many kept numbers are not what the signatures say; with ``mend`` all are counted anew.

    Sources are left out: where personal data was removed, signatures no longer have them.
    """
    online = _by_day(SignatureTally.objects.of(petition))
    said: Counts = Counter()
    for facet, day, value, count in petition.facet_tallies.values_list("facet", "day", "value", "count"):
        said[facet, day, value] = count
    days = {*online, *(day for _facet, day, _value in said)}
    found = read(petition, days) if days else Counter()
    wrong = [one for one in said.keys() | found.keys() if one[0] not in BY_LINKS and said[one] != found[one]]
    if wrong and mend:
        keep(petition, days, found)
    return len(wrong)


def keep(petition: PetitionPage, days: Collection[date], counts: Counts) -> None:
    """Put these counts in the place of what is kept of the days."""
    rows = [
        FacetTally(petition=petition, facet=facet, day=day, value=value, count=count)
        for (facet, day, value), count in counts.items()
    ]
    with transaction.atomic():
        petition.facet_tallies.filter(day__in=days).delete()
        FacetTally.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


def read(petition: PetitionPage, days: Collection[date]) -> Counts:
    """Count the days from the signatures. One query over the time from the first day to the last one."""
    counts: Counts = Counter()
    for day, facts, count in _rows(petition, min(days), max(days)):
        if day in days:
            for facet, value in facts.items():
                counts[facet, day, value] += count
    return _named(petition, counts)


def _rows(petition: PetitionPage, first: date, last: date) -> Iterator[tuple[date, dict[str, str], int]]:
    zone = timezone.get_default_timezone()
    since, until = (
        timezone.make_aware(datetime.combine(day, time.min), zone) for day in (first, last + timedelta(days=1))
    )
    groups = (
        Signature.objects.of(petition)
        .confirmed()
        .filter(confirmed_at__gte=since, confirmed_at__lt=until)
        .order_by()
        .annotate(day=TruncDate("confirmed_at", tzinfo=zone))
        .values_list("day", "channel", "source", "partner", "referrer", "language", "country", "region")
        .annotate(number=Count("pk"))
    )
    for day, channel, source, partner, referrer, language, country, region, number in groups.iterator():
        facts: dict[str, str] = {
            Facet.SOURCE: source or referrer,
            Facet.ORGANIZATION: str(partner or ""),
            Facet.LANGUAGE: language,
            Facet.PLACE: f"{country}:{region}",
            Facet.CHANNEL: channel,
        }
        yield day, facts, number


def _named(petition: PetitionPage, counts: Counts) -> Counts:
    """The same, with what links said under its name only where enough of them said so, now or before."""
    totals: Counter[tuple[str, str]] = Counter()
    for (facet, _day, value), count in counts.items():
        totals[facet, value] += count
    before = set(petition.facet_tallies.filter(facet__in=BY_LINKS).values_list("facet", "value").distinct())
    named = {
        (facet, value)
        for (facet, value), count in totals.most_common()
        if (count >= FEWEST_NAMED and "@" not in value) or value in OWN_SOURCES
    }
    shown = {*before, *sorted(named - before, key=lambda one: (-totals[one], one))[: max(MOST_NAMED - len(before), 0)]}
    kept: Counts = Counter()
    for (facet, day, value), count in counts.items():
        plain = facet not in BY_LINKS or not value or (facet, value) in shown
        kept[facet, day, value if plain else OTHER] += count
    return kept


def _totals(tallies: QuerySet) -> dict[int, int]:
    return dict(tallies.order_by().values_list("petition").annotate(Sum("count")))


def _by_day(tallies: QuerySet) -> dict[date, int]:
    return dict(tallies.order_by().values_list("day").annotate(Sum("count")))

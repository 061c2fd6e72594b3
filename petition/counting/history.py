"""How a petition grew: signatures by day, by hour, by country and region."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypedDict

from django.db.models import Count, Sum
from django.db.models.functions import TruncHour
from django.utils import timezone

from campaign.core.geography.countries import country_name
from campaign.core.geography.region_names import region_name
from petition.counting.geography import counts_of_places
from petition.models import PetitionPage, Signature, SignatureTally

HOURS_SHOWN = timedelta(days=2)


class DayCount(TypedDict):
    day: date
    signatures: int


class HourCount(TypedDict):
    hour: datetime
    signatures: int


class CountryCount(TypedDict):
    country: str
    name: str
    signatures: int


class RegionCount(TypedDict):
    country: str
    region: str
    signatures: int


@dataclass(frozen=True)
class Places:
    """Both lists with the most signatures first; signatures without a country are under an empty code."""

    countries: list[CountryCount]
    regions: list[RegionCount]


def by_day(petition: PetitionPage) -> list[DayCount]:
    """From the tallies, so it costs the same at any number of signatures; days without any are left out."""
    days = SignatureTally.objects.of(petition).values("day").annotate(signatures=Sum("count")).order_by("day")
    return list(days.filter(signatures__gt=0))


def by_hour(petition: PetitionPage, now: datetime | None = None) -> list[HourCount]:
    """Those that were signed in the last two days and count, by the hour in which they were signed."""
    since = (now or timezone.now()) - HOURS_SHOWN
    hours = (
        Signature.objects.of(petition)
        .confirmed()
        .filter(created_at__gte=since)
        .annotate(hour=TruncHour("created_at"))
        .values("hour")
        .annotate(signatures=Count("pk"))
        .order_by("hour")
    )
    return list(hours)


def by_place(petition: PetitionPage) -> Places:
    countries, regions = Counter(), Counter()
    for country, region, signatures in counts_of_places(petition):
        countries[country] += signatures
        if region:
            regions[country, region] += signatures
    return Places(
        countries=[
            {"country": code, "name": country_name(code), "signatures": count} for code, count in _most_first(countries)
        ],
        regions=[
            {"country": code, "region": region_name(region), "signatures": count}
            for (code, region), count in _most_first(regions)
        ],
    )


def _most_first(counter: Counter) -> list[tuple]:
    return sorted(counter.items(), key=lambda entry: (-entry[1], entry[0]))

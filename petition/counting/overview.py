"""A campaign at a glance. Each number costs the same at ten signatures and at ten million.

Counts come from the tallies; what no tally keeps is read from a bounded number of the latest rows.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet, Sum
from django.utils import timezone

from campaign.core.countries import country_name
from petition.models import OfflineBatch, Signature, SignatureEvent, SignatureTally

DAYS_SHOWN = 30
LATEST = 1_000
COUNTED_AT_MOST = 10_000
SHOWN = 5


@dataclass(frozen=True)
class Overview:
    """``days`` are the last thirty, the oldest first, those without signatures too.

    ``confirmed_percent`` is of those who signed and have not been set aside; None where that can't be known: nobody
    was asked to confirm, or too many wait to be counted. ``sources`` and ``places`` are of the latest signatures, the
    most frequent; ``other_sources`` is the number of those that named another source.
    """

    total: int
    on_paper: int
    today: int
    days: list[tuple[date, int]]
    confirmed_percent: int | None
    sources: list[tuple[str, int]]
    other_sources: int
    places: list[tuple[str, int]]
    latest: int


@dataclass(frozen=True)
class Waiting:
    """What somebody should look at; each number ends at ``COUNTED_AT_MOST``."""

    suspicious: int
    mails_failing: int
    mails_given_up: int


def overview() -> Overview:
    """Of all petitions together. Four queries."""
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    first = today - timedelta(days=DAYS_SHOWN - 1)
    found = dict(SignatureTally.objects.order_by().values_list("day").annotate(Sum("count")))
    online = sum(found.values())
    on_paper = OfflineBatch.objects.order_by().total()
    days = [first + timedelta(days=number) for number in range(DAYS_SHOWN)]
    latest = list(Signature.objects.order_by("-pk").values_list("source", "partner", "referrer", "country")[:LATEST])
    sources = Counter(source or partner or referrer for source, partner, referrer, _country in latest)
    places = Counter(country for *_sources, country in latest if country)
    # A link may carry anybody's address as its source: such a one is nobody's to read here.
    named = Counter({name: number for name, number in sources.items() if name and "@" not in name})
    shown = named.most_common(SHOWN)
    return Overview(
        total=online + on_paper,
        on_paper=on_paper,
        today=found.get(today, 0),
        days=[(day, found.get(day, 0)) for day in days],
        confirmed_percent=_confirmed_percent(online),
        sources=shown,
        other_sources=sources.total() - sources[""] - sum(number for _name, number in shown),
        places=[(country_name(code), number) for code, number in places.most_common(SHOWN)],
        latest=len(latest),
    )


def waiting() -> Waiting:
    """Three queries, each of an index that holds few rows, or of the latest rows."""
    aside = Signature.objects.filter(state=Signature.State.REJECTED).exclude(mark="")
    failing = Signature.objects.exclude(owed_mail="").filter(mail_attempts__gt=0)
    latest = SignatureEvent.objects.order_by("-pk").values_list("kind", flat=True)[:LATEST]
    given_up = sum(kind == SignatureEvent.Kind.MAIL_FAILED for kind in latest)
    return Waiting(suspicious=_bounded(aside), mails_failing=_bounded(failing), mails_given_up=given_up)


def _confirmed_percent(counted: int) -> int | None:
    pending = _bounded(Signature.objects.pending())
    if not pending or pending >= COUNTED_AT_MOST:
        return None
    return counted * 100 // (counted + pending)


def _bounded(rows: QuerySet) -> int:
    return rows.order_by().values("pk")[:COUNTED_AT_MOST].count()

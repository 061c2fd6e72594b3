"""A campaign at a glance. Each number costs the same at ten signatures and at ten million.

Counts come from the tallies; what no tally keeps is read from a bounded number of the latest rows.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import QuerySet, Sum
from django.utils import timezone

from campaign.core.access.sites import own_sites
from campaign.core.geography.countries import country_name
from petition.admin.own_sites import of_own_petitions, own_petitions
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


def overview(user: User) -> Overview:
    """Of all petitions of the account's sites together. Four queries."""
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    first = today - timedelta(days=DAYS_SHOWN - 1)
    found = dict(of_own_petitions(SignatureTally.objects.order_by(), user).values_list("day").annotate(Sum("count")))
    online = sum(found.values())
    on_paper = of_own_petitions(OfflineBatch.objects.order_by(), user).total()
    days = [first + timedelta(days=number) for number in range(DAYS_SHOWN)]
    signatures = of_own_petitions(Signature.objects.order_by("-pk"), user)
    latest = list(signatures.values_list("source", "partner__name", "referrer", "country")[:LATEST])
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
        confirmed_percent=_confirmed_percent(online, user),
        sources=shown,
        other_sources=sources.total() - sources[""] - sum(number for _name, number in shown),
        places=[(country_name(code), number) for code, number in places.most_common(SHOWN)],
        latest=len(latest),
    )


def waiting(user: User) -> Waiting:
    """Three queries, each of an index that holds few rows, or of the latest rows."""
    aside = of_own_petitions(Signature.objects.all(), user).filter(state=Signature.State.REJECTED).exclude(mark="")
    failing = of_own_petitions(Signature.objects.all(), user).exclude(owed_mail="").filter(mail_attempts__gt=0)
    events = SignatureEvent.objects.order_by("-pk")
    if not own_sites(user).everything:
        events = events.filter(signature__petition__in=own_petitions(user).values("pk"))
    latest = events.values_list("kind", flat=True)[:LATEST]
    given_up = sum(kind == SignatureEvent.Kind.MAIL_FAILED for kind in latest)
    return Waiting(suspicious=_bounded(aside), mails_failing=_bounded(failing), mails_given_up=given_up)


def _confirmed_percent(counted: int, user: User) -> int | None:
    pending = _bounded(of_own_petitions(Signature.objects.pending(), user))
    if not pending or pending >= COUNTED_AT_MOST:
        return None
    return counted * 100 // (counted + pending)


def _bounded(rows: QuerySet) -> int:
    return rows.order_by().values("pk")[:COUNTED_AT_MOST].count()

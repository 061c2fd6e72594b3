"""What the site says of a petition's count, in the form in which its log can be held against it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from petition.models import LogBatch, LoggedPaper, OfflineBatch, PetitionLog, PetitionPage, Signature, SignatureTally
from petition.models.wording_counts import WordingCount, counts_by_wording
from petition.transparency import leaves
from petition.transparency.standing import current_log, latest_published

Place = tuple[int, date]  # a wording's number, and a day


@dataclass(frozen=True)
class DayClaim:
    """``signatures`` count, those on paper among them; ``waiting`` of them are not in the log yet, or fewer than none
    where leaves for those that stopped to count are.
    """

    wording: int
    day: date
    signatures: int
    waiting: int


@dataclass(frozen=True)
class Claims:
    """All in one view of the database; ``latest`` is what was signed last."""

    log: PetitionLog | None
    latest: LogBatch | None
    wordings: list[WordingCount]
    days: list[DayClaim]

    @property
    def signatures(self) -> int:
        return sum(one.signatures for one in self.days)

    @property
    def waiting(self) -> int:
        return sum(one.waiting for one in self.days)


def claims_of(petition: PetitionPage) -> Claims:
    """As it is now: whatever happens meanwhile is in all parts or in none."""
    with _one_view():
        log = current_log(petition)
        counted, waiting = _counted(petition), _waiting(petition, log)
        return Claims(
            log=log,
            latest=latest_published(log) if log else None,
            wordings=counts_by_wording([petition])[petition.counted_id],
            days=[
                DayClaim(*place, counted[place], waiting[place])
                for place in sorted(counted.keys() | waiting.keys())
                if counted[place] or waiting[place]
            ],
        )


@contextmanager
def _one_view() -> Iterator[None]:
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _counted(petition: PetitionPage) -> Counter[Place]:
    tallies = SignatureTally.objects.of(petition).order_by().values_list("wording__number", "day")
    found: Counter[Place] = Counter()
    for number, day, count in tallies.annotate(Sum("count")):
        found[number, day] += count
    for number, day, count in _papers(petition).values_list("wording__number", "collected_on", "count"):
        found[number, day] += count
    return found


def _waiting(petition: PetitionPage, log: PetitionLog | None) -> Counter[Place]:
    """What the rows owe, and what the files do not have yet."""
    owed = Signature.objects.of(petition).owed_to_log().order_by()
    found: Counter[Place] = Counter()
    for number, day, count in _by_day(owed.confirmed(), "wording__number", "confirmed_at"):
        found[number, day] += count
    logged = owed.filter(logged_since__isnull=False)
    for number, day, count in _by_day(logged, "logged_wording__number", "logged_since"):
        found[number, day] -= count
    for number, day, count in _papers(petition).values_list("wording__number", "collected_on", "count"):
        found[number, day] += count
    for number, day, count in LoggedPaper.objects.filter(log=log).values_list("wording__number", "day", "count"):
        found[number, day] -= count
    for batch in LogBatch.objects.pending().filter(log=log):
        for leaf in leaves.unbundled(bytes(batch.leaves)):
            for place, count in _net(leaf):
                found[place] += count
    return found


def _net(leaf: bytes) -> Iterator[tuple[Place, int]]:
    kind, *rest = leaf.decode("ascii").split(" ")
    if kind != "follows":
        number, _digest, count, day, _last = rest
        yield (int(number), date.fromisoformat(day)), -int(count) if kind.endswith("end") else int(count)


def _by_day(rows: QuerySet, number: str, since: str) -> Iterator[tuple[int, date, int]]:
    day = TruncDate(since, tzinfo=timezone.get_default_timezone())
    return rows.annotate(on=day).values_list(number, "on").annotate(Count("pk")).iterator()


def _papers(petition: PetitionPage) -> QuerySet[OfflineBatch]:
    return OfflineBatch.objects.filter(petition=petition.counted_id).order_by()

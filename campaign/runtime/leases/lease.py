"""How work that a row owes is claimed, renewed, put off, given back and given up."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connections, models, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Owed(models.Model):
    """A row of which the work is owed as long as it has a time (see ``Lease``); ``attempts`` is the model's own."""

    due_at = models.DateTimeField(_("next attempt"), null=True, default=timezone.now, editable=False)

    class Meta:
        abstract = True


@dataclass(frozen=True)
class Lease:
    """How one kind of work is held and tried again.

    ``lasts``: for so long a worker that was killed holds it back; more than a step of the work takes. ``waits``: after
    a first, second … failed attempt; after one more it is given up. They vary by the share ``jitter``. ``due_at`` and
    ``attempts`` are the names of the columns; without the latter nothing is counted, and nothing given up.
    """

    lasts: timedelta
    waits: Sequence[timedelta] = ()
    jitter: float = 0
    due_at: str = "due_at"
    attempts: str = "attempts"

    def due(self, rows: QuerySet, *, at: datetime) -> QuerySet:
        """Those of the rows of which the work is due by then: new, put off until then, or left by a killed worker."""
        return rows.filter(**{f"{self.due_at}__lte": at})

    def take(self, model: type[models.Model], pk: Any, *, due_at: datetime, now: datetime, **facts: Any) -> bool:
        """Hold the row that was seen due at ``due_at``; False where another worker was faster. Writes the facts."""
        counted = {self.attempts: F(self.attempts) + 1} if self.attempts else {}
        # Of the row's own table alone: PostgreSQL looks no second time at what a join said, and both would have it.
        seen = model._base_manager.filter(pk=pk, **{self.due_at: due_at})
        return bool(seen.update(**{self.due_at: now + self.lasts}, **counted, **facts))

    def claim(self, rows: QuerySet, pk: Any, *, now: datetime, due_at: datetime | None = None, **facts: Any) -> Any:
        """The row as it is once it is held; None where it is not due, or another worker's. Writes the facts.

        ``due_at``: when it was seen to be due; without, the row is looked at.
        """
        due_at = due_at or self.due(rows.filter(pk=pk), at=now).values_list(self.due_at, flat=True).first()
        if due_at is None or not self.take(rows.model, pk, due_at=due_at, now=now, **facts):
            return None
        return rows.filter(pk=pk, **{self.due_at: now + self.lasts}).first()

    def claim_due(
        self, rows: QuerySet, *, now: datetime | None = None, at_most: int | None = None, **facts: Any
    ) -> Iterator[Any]:
        """Claim those that are due, each when the one before it is done with; the longest due first."""
        due = self.due(rows, at=now or timezone.now()).order_by(self.due_at, "pk").values_list("pk", self.due_at)
        for pk, due_at in list(due[:at_most]):
            if row := self.claim(rows, pk, now=now or timezone.now(), due_at=due_at, **facts):
                yield row

    def claim_some(self, rows: QuerySet, *, now: datetime, at_most: int) -> list[Any]:
        """Claim several at once, the longest due first: three statements however many they are.

        All get one time, which is theirs alone by its microseconds: the rows that bear it are those that this call
        got. Call it outside a transaction. PostgreSQL passes by what another worker is just claiming.
        """
        until = now + self.lasts + timedelta(microseconds=random.randrange(1_000_000))
        counted = {self.attempts: F(self.attempts) + 1} if self.attempts else {}
        with transaction.atomic(using=rows.db):
            due = self.due(rows, at=now).order_by(self.due_at)
            if connections[rows.db].features.has_select_for_update_skip_locked:
                due = due.select_for_update(skip_locked=True, of=("self",))
            pks = list(due.values_list("pk", flat=True)[:at_most])
            seen = self.due(rows.model._base_manager.filter(pk__in=pks), at=now)
            if not pks or not seen.update(**{self.due_at: until}, **counted):
                return []
        return list(rows.filter(pk__in=pks, **{self.due_at: until}))

    def own_of(self, rows: Sequence[Any]) -> QuerySet:
        """Those of the rows of one ``claim_some`` that are still held."""
        first = rows[0]
        return type(first)._base_manager.filter(
            pk__in=[row.pk for row in rows], **{self.due_at: getattr(first, self.due_at)}
        )

    def own(self, row: Any) -> QuerySet:
        """The claimed row, while it is held and its work was not owed again meanwhile."""
        return type(row)._base_manager.filter(pk=row.pk, **{self.due_at: getattr(row, self.due_at)})

    def renew(self, row: Any, *, now: datetime, **facts: Any) -> bool:
        """Hold it on: the heartbeat of long work. False where it is another worker's by now. Writes the facts."""
        until = now + self.lasts
        held = bool(self.own(row).update(**{self.due_at: until}, **facts))
        if held:
            setattr(row, self.due_at, until)
        return held

    def end(self, row: Any, **facts: Any) -> bool:
        """Owe it no longer: it is done, or given up. False where it is not held any more. Writes the facts."""
        return bool(self.own(row).update(**{self.due_at: None}, **facts))

    def is_spent(self, row: Any) -> bool:
        """Whether it was tried as often as it may be: give it up."""
        return bool(self.attempts) and getattr(row, self.attempts) > len(self.waits)

    def put_off(self, row: Any, *, now: datetime, at_least: timedelta = timedelta(), **facts: Any) -> timedelta:
        """Retry it later, with a back-off that grows; says after how long. Never of one that is spent."""
        wait = self.waits[getattr(row, self.attempts) - 1] * random.uniform(1 - self.jitter, 1 + self.jitter)
        wait = max(wait, at_least)
        self.own(row).update(**{self.due_at: now + wait}, **facts)
        return wait

    def give_back(self, row: Any, *, due_at: datetime) -> None:
        """As if it had not been claimed: due then, no attempt used up."""
        counted = {self.attempts: F(self.attempts) - 1} if self.attempts else {}
        self.own(row).update(**{self.due_at: due_at}, **counted)

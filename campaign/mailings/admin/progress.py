"""How far a mailing is, how fast it goes, and when it is done."""

import time
from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from campaign.mailings.models import Mailing, MailingNumbers

# The rate is that of the last two minutes in which somebody looked.
_KEPT, _SHORTEST = 120.0, 4.0


@dataclass(frozen=True)
class Progress:
    """``rate``: mails a second, 0 where that is not known yet. ``left``: time that the rest takes at that rate."""

    done: int
    of: int
    rate: float = 0.0

    @property
    def percent(self) -> int:
        return 100 * self.done // self.of if self.of else 100

    @property
    def left(self) -> timedelta | None:
        return timedelta(seconds=round((self.of - self.done) / self.rate)) if self.rate else None

    @property
    def until(self):  # noqa: ANN201 - a moment for ``timeuntil``
        return timezone.now() + self.left if self.left else None


def progress_of(mailing: Mailing, numbers: MailingNumbers) -> Progress:
    done = numbers.recipients - numbers.waiting
    rate = _rate(mailing, done) if mailing.state == Mailing.State.SENDING else 0.0
    return Progress(done, numbers.recipients, rate)


def _rate(mailing: Mailing, done: int) -> float:
    """Between the oldest look that is kept and now; since it began where nobody looked before."""
    now = time.time()
    key = f"mailing-progress:{mailing.pk}"
    looks = [(at, number) for at, number in cache.get(key, []) if now - at < _KEPT and number <= done]
    cache.set(key, [*looks, (now, done)][-60:], timeout=int(_KEPT))
    began, before = looks[0] if looks else (mailing.began_at.timestamp() if mailing.began_at else now, 0)
    return (done - before) / (now - began) if now - began >= _SHORTEST else 0.0

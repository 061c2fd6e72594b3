"""How often one visitor may do something: a burst in a minute and a sustained rate in an hour."""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from campaign.core.rate_counters import Counter, count

logger = logging.getLogger("campaign.rates")

MINUTE, HOUR = 60, 3600


@dataclass(frozen=True)
class Standing:
    """How far a limit is used up: ``remaining`` of ``limit`` tries in ``window`` seconds.

    ``reset``: whole seconds until more are free than now.
    """

    name: str
    limit: int
    window: int
    remaining: int
    reset: int


class RateLimitError(Exception):
    """The limit is passed. ``retry_after``: whole seconds until another try may succeed."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"too many, retry after {retry_after} s")
        self.retry_after = retry_after


@dataclass(frozen=True)
class Rate:
    """So many in a minute (burst) and so many in an hour (sustained)."""

    burst: int
    sustained: int

    @classmethod
    def parse(cls, text: str) -> "Rate | None":
        """``"20/200"`` is 20 a minute and 200 an hour; ``"off"`` is no limit."""
        if text.strip().lower() in ("", "off"):
            return None
        burst, _slash, sustained = text.partition("/")
        return cls(burst=int(burst), sustained=int(sustained or int(burst) * 10))

    def widened(self, factor: int) -> "Rate":
        return Rate(burst=self.burst * factor, sustained=self.sustained * factor)


@dataclass(frozen=True)
class _Window:
    """The last ``seconds``, reckoned from two neighbouring fixed windows.

    What the earlier one held counts by the share of it that the last ``seconds`` still cover. So nobody gets
    twice the limit around the turn of a minute, and each visitor costs two numbers.
    """

    name: str
    limit: int
    seconds: int
    key: str
    now: int

    @property
    def passed(self) -> int:
        return self.now % self.seconds

    @property
    def counter(self) -> Counter:
        number = self.now // self.seconds
        earlier, current = (f"{self.key}:{self.seconds}:{which}" for which in (number - 1, number))
        return Counter(earlier, current, 2 * self.seconds)

    def used(self, earlier: int, current: int) -> int:
        return ceil(earlier * (self.seconds - self.passed) / self.seconds) + current

    def wait(self, earlier: int, current: int) -> int:
        """Seconds until one more has room, if nothing else comes."""
        room = self.limit - 1 - current
        if room >= 0:
            return max(1, self._fades(earlier, room) - self.passed)
        return self.seconds - self.passed + self._fades(current, self.limit - 1)

    def _fades(self, count: int, room: int) -> int:
        """How far into the next window a count has faded to ``room``."""
        return ceil(self.seconds * (1 - room / count)) if count > room else 0

    def standing(self, earlier: int, current: int) -> Standing:
        used = self.used(earlier, current)
        return Standing(
            name=self.name,
            limit=self.limit,
            window=self.seconds,
            remaining=max(0, self.limit - used),
            reset=self.wait(earlier, current) if used >= self.limit else self.seconds - self.passed,
        )


def check(*, what: str, who: str, rate: Rate | None) -> None:
    """Count one try of ``who`` and raise RateLimitError where a limit is passed; a refused try is not counted.

    Counts live in the cache that workers share. Where it is down, or a trip to it fails, nobody who shared that
    trip is kept out: a campaign must not stop because its limits can't be counted.
    """
    if rate is None or not who:
        return
    windows = _windows(what, who, rate)
    counters = [window.counter for window in windows]
    try:
        counts = count(counters, +1)
        if counts is None or all(
            window.used(*known) <= window.limit for window, known in zip(windows, counts, strict=True)
        ):
            return
        wait = _longest_wait(_standings(windows, count(counters, -1)))
    except Exception:
        logger.debug("Rates are not counted: the cache does not answer.")
        return
    raise RateLimitError(wait)


def standings(*, what: str, who: str, rate: Rate | None) -> list[Standing]:
    """How far the limits of ``who`` are used up, counting nothing. Empty where there is no limit or no cache."""
    if rate is None or not who:
        return []
    try:
        windows = _windows(what, who, rate)
        return _standings(windows, count([window.counter for window in windows], 0))
    except Exception:
        logger.debug("Rates are not known: the cache does not answer.")
        return []


def headers(known: Iterable[Standing]) -> dict[str, str]:
    """``RateLimit-Policy`` and ``RateLimit`` as draft-ietf-httpapi-ratelimit-headers-10 has them."""
    known = list(known)
    if not known:
        return {}
    return {
        "RateLimit-Policy": ", ".join(f'"{one.name}";q={one.limit};w={one.window}' for one in known),
        "RateLimit": ", ".join(f'"{one.name}";r={one.remaining};t={one.reset}' for one in known),
    }


def _windows(what: str, who: str, rate: Rate) -> list[_Window]:
    key, now = f"rate:{what}:{who}", int(time.time())
    return [
        _Window("burst", rate.burst, MINUTE, key, now),
        _Window("sustained", rate.sustained, HOUR, key, now),
    ]


def _standings(windows: list[_Window], counts: list[tuple[int, int]] | None) -> list[Standing]:
    if counts is None:
        return []
    return [window.standing(*known) for window, known in zip(windows, counts, strict=True)]


def _longest_wait(standings: list[Standing]) -> int:
    return max((standing.reset for standing in standings if not standing.remaining), default=1)

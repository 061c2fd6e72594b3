"""Rate limits (throttling) of one visitor: a burst in a minute and a sustained rate in an hour."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

from campaign.runtime.rate_limits.rate_counters import EPSILON, Deed, Limit, Try, ask

logger = logging.getLogger("campaign.rates")

MINUTE, HOUR = 60, 3600
# A wait of this many seconds or more is told in whole minutes.
IN_MINUTES_FROM = 90


@dataclass(frozen=True)
class Quota:
    """How far a limit is used up: ``remaining`` of ``limit`` tries in ``window`` seconds.

    ``reset``: whole seconds until more are free than now.
    """

    name: str
    limit: int
    window: int
    remaining: int
    reset: int


class RateLimitError(Exception):
    """The limit is passed."""

    def __init__(self, place: Callable[[], int]) -> None:
        super().__init__("too many")
        self._place = place

    @cached_property
    def retry_after(self) -> int:
        """Seconds after which there is room for this one: asking takes a place behind all who were told before."""
        return self._place()


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

    def windows(self) -> tuple[tuple[str, int, int], ...]:
        return ("burst", self.burst, MINUTE), ("sustained", self.sustained, HOUR)


# What is done, who does it, how often they may.
Limited = tuple[str, str, Rate]


def check(*, what: str, who: str, rate: Rate | None) -> None:
    """Count one try of ``who`` and raise RateLimitError where a limit is passed; a refused try is not counted."""
    if rate is not None and who:
        check_all([(what, who, rate)])


def check_all(limited: Iterable[Limited]) -> None:
    """The same for a try under several rates, which must all have room.

    Counts live in the cache that workers share. Where it is down, or a trip to it fails, nobody who shared that
    trip is kept out: a campaign must not stop because its limits can't be counted.
    """
    limits = tuple(limit for one in limited for limit in _limits(*one))
    if not limits:
        return
    try:
        answer = ask(Try(Deed.TAKE, limits))
    except Exception:
        logger.debug("Rates are not counted: the cache does not answer.")
        return
    if answer is not None and not answer.fits:
        raise RateLimitError(lambda: _place_in_line(limits))


def quotas(*, what: str, who: str, rate: Rate | None) -> list[Quota]:
    """How far the limits of ``who`` are used up, counting nothing. Empty where there is no limit or no cache."""
    if rate is None or not who:
        return []
    limits = _limits(what, who, rate)
    try:
        answer = ask(Try(Deed.LOOK, limits))
    except Exception:
        logger.debug("Rates are not known: the cache does not answer.")
        return []
    if answer is None:
        return []
    return [_quota(*entry) for entry in zip(rate.windows(), limits, answer.ahead, strict=True)]


def headers(known: Iterable[Quota]) -> dict[str, str]:
    """``RateLimit-Policy`` and ``RateLimit`` as draft-ietf-httpapi-ratelimit-headers-10 has them."""
    known = list(known)
    if not known:
        return {}
    return {
        "RateLimit-Policy": ", ".join(f'"{one.name}";q={one.limit};w={one.window}' for one in known),
        "RateLimit": ", ".join(f'"{one.name}";r={one.remaining};t={one.reset}' for one in known),
    }


def _limits(what: str, who: str, rate: Rate) -> tuple[Limit, ...]:
    # The rate is part of the key: one that is raised has room at once.
    return tuple(
        Limit(f"rate:{what}:{who}:{limit}/{window}", 1000 * window / limit, 1000 * window)
        for _name, limit, window in rate.windows()
    )


def _quota(named: tuple[str, int, int], limit: Limit, ahead: float) -> Quota:
    name, most, window = named
    remaining = max(0, floor((limit.window - ahead + EPSILON) / limit.interval))
    more_at = limit.window - (remaining + 1) * limit.interval
    return Quota(name, most, window, remaining, max(0, ceil((ahead - max(0.0, more_at)) / 1000)))


def _place_in_line(limits: tuple[Limit, ...]) -> int:
    try:
        answer = ask(Try(Deed.LINE, limits))
    except Exception:  # it is away since: the next try passes
        return 1
    return told(max(answer.ahead) / 1000 - EPSILON if answer else 1)


def told(seconds: float) -> int:
    """How long to wait, as it is told: in whole seconds, or in whole minutes where it is longer."""
    seconds = max(1, ceil(seconds))
    return seconds if seconds < IN_MINUTES_FROM else MINUTE * ceil(seconds / MINUTE)

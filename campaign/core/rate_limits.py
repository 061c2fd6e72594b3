"""How often one visitor may do something: a burst in a minute and a sustained rate in an hour."""

import logging
import time
from dataclasses import dataclass

from django.core.cache import cache

logger = logging.getLogger("campaign.rates")

MINUTE, HOUR = 60, 3600


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


def check(*, what: str, who: str, rate: Rate | None) -> None:
    """Count one try of ``who`` and raise RateLimitError where a limit is passed.

    Counts live in the cache that workers share. Where it is down nobody is kept out: a campaign must not
    stop because its limits can't be counted.
    """
    if rate is None or not who:
        return
    now = int(time.time())
    for limit, window in ((rate.burst, MINUTE), (rate.sustained, HOUR)):
        key = f"rate:{what}:{who}:{window}:{now // window}"
        try:
            cache.add(key, 0, timeout=window)
            tries = cache.incr(key)
        except Exception:
            logger.exception("Rates are not counted: the cache does not answer.")
            return
        if tries > limit:
            raise RateLimitError(retry_after=window - now % window)

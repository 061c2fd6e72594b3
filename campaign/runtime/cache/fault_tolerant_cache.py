"""Redis as a cache that the site can do without: while it is down, every look is a miss and nothing is kept."""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from django.utils.functional import cached_property
from redis.commands.core import Script
from redis.exceptions import ConnectionError as NoConnectionError
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as TooSlowError

from campaign.runtime.rate_limits.rate_counters import LONGEST_LINE, Answer, Try

# After a failure nobody waits for the same server again for that long: each try may cost a second.
REST = 5
_NOTHING = object()
# Redis runs it as one step: the steps of ``rate_counters``, by its own clock where none is told. Keys come in pairs,
# a limit's and the end of its line; then, for each try, how many limits, the deed, and each limit's two numbers.
_LIMITED = """
local now, longest = tonumber(ARGV[1]), tonumber(ARGV[2])
if not now then
  local clock = redis.call("TIME")
  now = clock[1] * 1000 + clock[2] / 1000
end
local function keep(key, until_)
  redis.call("SET", key, string.format("%.3f", until_), "PX", math.ceil(until_ - now) + 1000)
end
local answers, key, place = {}, 1, 3
while place <= #ARGV do
  local count, deed, used, fits = tonumber(ARGV[place]), ARGV[place + 1], {}, true
  for one = 1, count do
    local interval, window = tonumber(ARGV[place + 2 * one]), tonumber(ARGV[place + 2 * one + 1])
    local kept = tonumber(redis.call("GET", KEYS[key + 2 * one - 2]) or now)
    used[one] = math.max(now, math.min(kept, now + window))
    if used[one] + interval > now + window + 0.01 then fits = false end
  end
  table.insert(answers, fits and 1 or 0)
  for one = 1, count do
    local interval, window = tonumber(ARGV[place + 2 * one]), tonumber(ARGV[place + 2 * one + 1])
    local own, line = KEYS[key + 2 * one - 2], KEYS[key + 2 * one - 1]
    if deed == "line" then
      local last = math.max(tonumber(redis.call("GET", line) or used[one]), used[one])
      last = math.min(last, now + window + longest) + interval
      keep(line, last)
      table.insert(answers, string.format("%.3f", math.max(0, last - window - now)))
    else
      if deed == "take" and fits then
        used[one] = used[one] + interval
        keep(own, used[one])
      end
      table.insert(answers, string.format("%.3f", used[one] - now))
    end
  end
  key, place = key + 2 * count, place + 2 + 2 * count
end
return answers
"""
logger = logging.getLogger("campaign.cache")


class FaultTolerantRedisCache(RedisCache):
    """Logs its failures once a minute in each process.

    ``add``, ``incr`` and ``limited`` raise: who counts or takes a lock by them must know that it may not have
    been counted, and says what happens then. All else that a page or an answer does with a cache goes on without it.
    """

    _rests_until = 0.0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._or(default, super().get, key, default, version=version)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        return self._or({}, super().get_many, keys, version=version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._or(False, super().has_key, key, version=version)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._or(None, super().set, key, value, timeout=timeout, version=version)

    def set_many(self, data: dict[str, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> list[str]:
        return self._or(list(data), super().set_many, data, timeout=timeout, version=version)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._or(False, super().delete, key, version=version)

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        self._or(None, super().delete_many, keys, version=version)

    def get_or_set(self, key: str, default: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> Any:
        found = self.get(key, _NOTHING, version=version)
        if found is _NOTHING:
            found = default() if callable(default) else default
            self.set(key, found, timeout=timeout, version=version)
        return found

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._or(False, super().touch, key, timeout=timeout, version=version)

    def clear(self) -> bool:
        return self._or(False, super().clear)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._tried(super().add, key, value, timeout=timeout, version=version)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return self._tried(super().incr, key, delta, version=version)

    def limited(self, tries: Sequence[Try], now: float | None) -> list[Answer]:
        """The tries one after the other, all in one trip: see ``rate_counters``. Raises as ``incr`` does."""
        return self._tried(self._limited, tries, now)

    def _limited(self, tries: Sequence[Try], now: float | None) -> list[Answer]:
        keys, numbers = [], ["" if now is None else now, LONGEST_LINE]
        for one in tries:
            numbers += [len(one.limits), one.deed.value]
            for limit in one.limits:
                keys += [self.make_key(limit.key), self.make_key(f"{limit.key}:line")]
                numbers += [limit.interval, limit.window]
        said = iter(self._script(keys=keys, args=numbers))
        return [Answer(bool(next(said)), tuple(float(next(said)) for _limit in one.limits)) for one in tries]

    @cached_property
    def _script(self) -> Script:
        return self._cache.get_client(write=True).register_script(_LIMITED)

    def _or(self, miss: Any, operation: Callable, *args: Any, **options: Any) -> Any:
        try:
            return self._tried(operation, *args, **options)
        except (RedisError, OSError):
            return miss

    def _tried(self, operation: Callable, *args: Any, **options: Any) -> Any:
        kind = type(self)
        if time.monotonic() < kind._rests_until:
            raise NoConnectionError("The cache did not answer a moment ago.")
        try:
            return operation(*args, **options)
        except (RedisError, OSError) as error:
            if isinstance(error, NoConnectionError | TooSlowError | OSError):
                kind._rests_until = time.monotonic() + REST
            logger.error("The cache does not answer, the site goes on without it: %s", error)
            raise

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

from campaign.core.rare_lines import RareLine

# After a failure nobody waits for the same server again for that long: each try may cost a second.
REST = 5
_NOTHING = object()
# Redis runs it as one step. Pairs of keys, and for each pair a life in seconds and what is added.
_COUNT_UP = """
local counts = {}
for place = 1, #KEYS, 2 do
  counts[place] = tonumber(redis.call("GET", KEYS[place]) or 0)
  counts[place + 1] = redis.call("INCRBY", KEYS[place + 1], ARGV[place + 1])
  redis.call("EXPIRE", KEYS[place + 1], ARGV[place])
end
return counts
"""
_failure = RareLine(logging.getLogger("campaign.cache"))


class ForgivingRedisCache(RedisCache):
    """Logs its failures once a minute in each process.

    ``add``, ``incr`` and ``count_up`` raise: who counts or takes a lock by them must know that it may not have
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

    def count_up(self, steps: Sequence[tuple[str, str, int, int]]) -> list[tuple[int, int]]:
        """For each (earlier key, current key, seconds, by): what stands under the first, and under the second after it.

        All in one trip; the second key lives for the seconds from now on. Raises as ``incr`` does.
        """
        return self._tried(self._count_up, steps)

    def _count_up(self, steps: Sequence[tuple[str, str, int, int]]) -> list[tuple[int, int]]:
        keys = [self.make_key(key) for earlier, current, _seconds, _by in steps for key in (earlier, current)]
        counts = self._script(keys=keys, args=[number for step in steps for number in step[2:]])
        return list(zip(counts[::2], counts[1::2], strict=True))

    @cached_property
    def _script(self) -> Script:
        return self._cache.get_client(write=True).register_script(_COUNT_UP)

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
            _failure.say("The cache does not answer, the site goes on without it: %s", error)
            raise

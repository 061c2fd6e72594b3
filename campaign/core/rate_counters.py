"""Counting tries in windows of time, where all workers see it: the tries of one instant in one trip to the cache."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache

from campaign.core.together import Together


@dataclass(frozen=True, slots=True)
class Counter:
    """One visitor's count in a window: ``current`` lives for ``seconds``, ``earlier`` is the window's before it."""

    earlier: str
    current: str
    seconds: int


def count_up(counters: Sequence[Counter]) -> list[tuple[int, int]] | None:
    """One more in each; answers what stands in the earlier window of each, and in the current one now.

    None, or the cache's exception, where nothing was counted.
    """
    return _counting.submit(counters)


def look_at(counters: Sequence[Counter]) -> list[tuple[int, int]] | None:
    """The same, counting nothing."""
    return _looking.submit(counters)


def take_back(counters: Sequence[Counter]) -> None:
    """One less in each."""
    for counter in counters:
        cache.decr(counter.current)


def _count_all(tries: Sequence[Sequence[Counter]]) -> list[list[tuple[int, int]]]:
    count = getattr(cache, "count_up", _count_one_by_one)
    counts = iter(count([(counter.earlier, counter.current, counter.seconds) for one in tries for counter in one]))
    return [[next(counts) for _counter in one] for one in tries]


def _look_at_all(looks: Sequence[Sequence[Counter]]) -> list[list[tuple[int, int]]]:
    keys = {key for one in looks for counter in one for key in (counter.earlier, counter.current)}
    known = cache.get_many(keys)
    return [[(known.get(counter.earlier, 0), known.get(counter.current, 0)) for counter in one] for one in looks]


def _count_one_by_one(counters: Sequence[tuple[str, str, int]]) -> list[tuple[int, int]]:
    """For caches in this process's memory, which have no trips to spare."""
    known = cache.get_many([earlier for earlier, _current, _seconds in counters])
    return [(known.get(earlier, 0), _raised(current, seconds)) for earlier, current, seconds in counters]


def _raised(key: str, seconds: int) -> int:
    try:
        return cache.incr(key)
    except ValueError:  # Django's caches say so of a key that is not there
        cache.add(key, 0, timeout=seconds)
        return cache.incr(key)


_counting: Together[Sequence[Counter], list[tuple[int, int]]] = Together(_count_all)
_looking: Together[Sequence[Counter], list[tuple[int, int]]] = Together(_look_at_all)

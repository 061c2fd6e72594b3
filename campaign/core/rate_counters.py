"""Counting tries in windows of time, where all workers see it: the tries of one instant in one trip to the cache."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache

from campaign.core.together import Together

# The keys of an earlier and of the present window, seconds that the second lives from now on, what is added to it.
Step = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Counter:
    """One visitor's count in a window: ``current`` lives for ``seconds``, ``earlier`` is the window's before it."""

    earlier: str
    current: str
    seconds: int


def count(counters: Sequence[Counter], by: int) -> list[tuple[int, int]] | None:
    """Add to each; answers what stands in the earlier window of each, and in the current one now.

    None, or the cache's exception, where it is not known whether anything was counted.
    """
    return _together.submit([(one.earlier, one.current, one.seconds, by) for one in counters])


def _count_all(tries: Sequence[Sequence[Step]]) -> list[list[tuple[int, int]]]:
    count_up = getattr(cache, "count_up", _count_one_by_one)
    counts = iter(count_up([step for steps in tries for step in steps]))
    return [[next(counts) for _step in steps] for steps in tries]


def _count_one_by_one(steps: Sequence[Step]) -> list[tuple[int, int]]:
    """For caches in this process's memory, which have no trips to spare."""
    known = cache.get_many([earlier for earlier, _current, _seconds, _by in steps])
    return [(known.get(earlier, 0), _raised(current, seconds, by)) for earlier, current, seconds, by in steps]


def _raised(key: str, seconds: int, by: int) -> int:
    try:
        return cache.incr(key, by)
    except ValueError:  # Django's caches say so of a key that is not there
        cache.add(key, 0, timeout=seconds)
        return cache.incr(key, by)


_together: Together[Sequence[Step], list[tuple[int, int]]] = Together(_count_all)

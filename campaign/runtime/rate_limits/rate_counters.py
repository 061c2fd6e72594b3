"""GCRA, the sliding window of rate limits, where all workers see it: the tries of one instant in one trip to the cache.

A limit is one number, the time at which everything that was let in would be used up at the limit's pace (its
"theoretical arrival time"). A try fits while that lies less than the limit's window ahead. So a try that is refused
changes nothing, and the moment from which there is room is known to the millisecond.

Beside it stands the end of a line: who is refused is told a moment of their own, one pace after the one before.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.core.cache import cache

from campaign.runtime.group_commit import GroupCommit

# Milliseconds. Nobody is sent further back in a line than this: most who were told before come back or give up.
LONGEST_LINE = 15 * 60 * 1000
# Less than a limit's smallest part: numbers with fractions are written with three places.
EPSILON = 0.01


class Deed(StrEnum):
    """``TAKE`` counts where it fits, ``LOOK`` nothing, ``LINE`` takes a place behind those who wait."""

    TAKE = "take"
    LOOK = "look"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Limit:
    """``interval``: milliseconds in which one more fits; ``window``: how many milliseconds may be used up ahead."""

    key: str
    interval: float
    window: float


@dataclass(frozen=True, slots=True)
class Try:
    """One try under limits that must all have room."""

    deed: Deed
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """``ahead``: for each limit, how many milliseconds are used up ahead; for a place in line, how long to wait."""

    fits: bool
    ahead: tuple[float, ...]


def now_here() -> float | None:
    """The time in milliseconds where the cache has no clock of its own; None lets it look at its own."""
    return None


def ask(one: Try) -> Answer | None:
    """None, or the cache's exception, where it is not known whether anything was counted."""
    return _together.submit(one)


def _ask_all(tries: Sequence[Try]) -> Sequence[Answer]:
    asked: Callable[[Sequence[Try], float | None], Sequence[Answer]] = getattr(cache, "limited", _one_by_one)
    return asked(tries, now_here())


def _one_by_one(tries: Sequence[Try], now: float | None) -> list[Answer]:
    """For caches in this process's memory, which have no trips to spare and one clock."""
    with _in_memory:
        return [_answer(one, time.time() * 1000 if now is None else now) for one in tries]


def _answer(one: Try, now: float) -> Answer:
    """What ``fault_tolerant_cache`` lets Redis do, in the same steps."""
    used = [max(now, min(cache.get(limit.key, now), now + limit.window)) for limit in one.limits]
    fits = all(
        until + limit.interval <= now + limit.window + EPSILON for until, limit in zip(used, one.limits, strict=True)
    )
    if one.deed is Deed.LINE:
        return Answer(fits, tuple(_waits(until, limit, now) for until, limit in zip(used, one.limits, strict=True)))
    if one.deed is Deed.TAKE and fits:
        used = [until + limit.interval for until, limit in zip(used, one.limits, strict=True)]
        for until, limit in zip(used, one.limits, strict=True):
            cache.set(limit.key, until, timeout=(until - now) / 1000 + 1)
    return Answer(fits, tuple(until - now for until in used))


def _waits(until: float, limit: Limit, now: float) -> float:
    key = f"{limit.key}:line"
    end = min(max(cache.get(key, until), until), now + limit.window + LONGEST_LINE) + limit.interval
    cache.set(key, end, timeout=(end - now) / 1000 + 1)
    return max(0.0, end - limit.window - now)


_in_memory = threading.Lock()
_together: GroupCommit[Try, Answer] = GroupCommit(_ask_all)

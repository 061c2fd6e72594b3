"""Many writers, one transaction: what threads want to write in the same instant is committed together.

The first writer writes at once. Those who come while it writes wait in line; when it is done, one of them writes
for all that wait. So nobody waits for a timer, a lone writer is as fast as without this, and under load a
database that flushes its log a thousand times a second commits many thousand rows in it.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Place(Generic[Item, Result]):
    """A writer's place in the line. ``done`` is held until its turn is over, or it is to write for the others."""

    __slots__ = ("done", "item", "result", "writes")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.result: Result | None = None
        self.writes = False
        self.done = threading.Lock()
        self.done.acquire()


class GroupCommit(Generic[Item, Result]):
    """``write`` takes what waits, commits it, and answers one result for each, in their order.

    Where it raises, whoever writes gets the exception, and ``submit`` answers the others None: each is to try alone.
    """

    def __init__(self, write: Callable[[Sequence[Item]], Sequence[Result]], *, at_most: int = 100) -> None:
        self._write = write
        self._at_most = at_most
        self._waiting: list[_Place[Item, Result]] = []
        self._writing = False
        self._lock = threading.Lock()

    def submit(self, item: Item) -> Result | None:
        """Return what ``write`` answered for the item, after the commit; None where it must be written alone."""
        place: _Place[Item, Result] = _Place(item)
        with self._lock:
            self._waiting.append(place)
            first, self._writing = not self._writing, True
        if not first:
            place.done.acquire()
            if not place.writes:
                return place.result
        self._write_for_all()
        return place.result

    def _write_for_all(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting[: self._at_most], self._waiting[self._at_most :]
        try:
            results = self._write([place.item for place in batch])
            for place, result in zip(batch, results, strict=True):
                place.result = result
        finally:
            self._hand_on()
            for place in batch:
                if not place.writes:
                    place.done.release()

    def _hand_on(self) -> None:
        """Let the next one in line write for those behind it."""
        with self._lock:
            if not self._waiting:
                self._writing = False
                return
            following = self._waiting[0]
        following.writes = True
        following.done.release()

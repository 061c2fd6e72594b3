"""What many threads want in the same instant is done once for all of them, by one of them.

The first does it at once. Those who come while it does wait in line; when it is done, one of them does it for all
that wait. So a lone one is as fast as without this, and nobody gets what was begun before they came. Writers share a
transaction by it (group commit): a database that flushes its log a thousand times a second then commits many thousand
rows. Readers share what all of them would compute.
"""

import threading
from collections.abc import Callable, Sequence
from time import sleep
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Place(Generic[Item, Result]):
    """A thread's place in the line. ``done`` is held until its turn is over, or it is to do it for the others."""

    __slots__ = ("does_it", "done", "item", "result")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.result: Result | None = None
        self.does_it = False
        self.done = threading.Lock()
        self.done.acquire()


class GroupCommit(Generic[Item, Result]):
    """``do`` takes what waits and answers one result for each, in their order.

    Where it raises, whoever does it gets the exception, and ``submit`` answers the others None: each is to try alone.
    ``gather``: for so many seconds whoever does it for those in line lets more of them come first.
    """

    def __init__(
        self, do: Callable[[Sequence[Item]], Sequence[Result]], *, at_most: int = 100, gather: float = 0
    ) -> None:
        self._do = do
        self._at_most, self._gather = at_most, gather
        self._waiting: list[_Place[Item, Result]] = []
        self._under_way = False
        self._lock = threading.Lock()

    def submit(self, item: Item) -> Result | None:
        """Return what ``do`` answered for the item; None where it must be done alone."""
        place: _Place[Item, Result] = _Place(item)
        with self._lock:
            self._waiting.append(place)
            first, self._under_way = not self._under_way, True
        if not first:
            place.done.acquire()
            if not place.does_it:
                return place.result
            if self._gather:
                sleep(self._gather)
        self._do_for_all()
        return place.result

    def _do_for_all(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting[: self._at_most], self._waiting[self._at_most :]
        try:
            results = self._do([place.item for place in batch])
            for place, result in zip(batch, results, strict=True):
                place.result = result
        finally:
            self._hand_on()
            for place in batch:
                if not place.does_it:
                    place.done.release()

    def _hand_on(self) -> None:
        """Let the next one in line do it for those behind it."""
        with self._lock:
            if not self._waiting:
                self._under_way = False
                return
            following = self._waiting[0]
        following.does_it = True
        following.done.release()

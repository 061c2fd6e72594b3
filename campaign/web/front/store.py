"""Cached responses by their cache key: the least recently used (LRU) go when they take more than their room."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    @property
    def size(self) -> int: ...


Kept = TypeVar("Kept", bound=Sized)


class Store(Generic[Kept]):
    """At most ``room`` bytes; one thing that takes more than a quarter of it is not kept at all."""

    def __init__(self, room: int) -> None:
        self.room, self.used = room, 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Kept | None:
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        with self._lock:
            self._drop(key)
            if kept.size > self.room // 4:
                return
            self._kept[key] = kept
            self.used += kept.size
            while self.used > self.room:
                self._drop(next(iter(self._kept)))

    def drop(self, key: Hashable) -> None:
        with self._lock:
            self._drop(key)

    def _drop(self, key: Hashable) -> None:
        dropped = self._kept.pop(key, None)
        if dropped is not None:
            self.used -= dropped.size

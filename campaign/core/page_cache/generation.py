"""The number of the public site's present state: what was rendered under another one is out of date.

It stands in the database, so that all processes see it; each looks at most twice a second.
"""

import logging
import time
from collections.abc import Callable, Hashable
from datetime import datetime
from threading import Lock

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from campaign.core.database_connections import give_back_connections
from campaign.core.models import PublicGeneration

LOOKED_EVERY = 0.5

logger = logging.getLogger("campaign.page_cache")

_changing: list[Callable[[], datetime | None]] = []
_after_raising: list[Callable[[], None]] = []


def changes_by_itself(next_change: Callable[[], datetime | None]) -> Callable[[], datetime | None]:
    """Register what says when a public page will next change though nobody writes, such as a petition's end."""
    _changing.append(next_change)
    return next_change


def after_raising(tell: Callable[[], None]) -> Callable[[], None]:
    """Register what else is told that public pages have changed, such as a cache in front."""
    _after_raising.append(tell)
    return tell


def raise_after_commit() -> None:
    """Let all kept copies be out of date once the present transaction is committed; once, however often called."""
    connection = transaction.get_connection()
    if any(function is _raise for _ids, function, *_rest in connection.run_on_commit):
        return
    transaction.on_commit(_raise, robust=True)


def _raise() -> None:
    if not PublicGeneration.objects.filter(pk=1).update(number=F("number") + 1):
        PublicGeneration.objects.bulk_create([PublicGeneration(pk=1, number=1)], ignore_conflicts=True)
    watch.look_again()
    for tell in _after_raising:
        tell()


class Watch:
    """Knows the state, at most ``LOOKED_EVERY`` seconds late; where the database is down, the last one known."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._next_change: datetime | None = None
        self._look_at = 0.0
        self._lock = Lock()

    def state(self) -> Hashable:
        """What two renderings must have been made under to be the same."""
        if time.monotonic() >= self._look_at or self._has_changed_by_itself():
            self._look()
        return self._number, self._next_change

    def look_again(self) -> None:
        """Look before the next answer."""
        self._look_at = 0.0

    def _has_changed_by_itself(self) -> bool:
        return self._next_change is not None and time.time() >= self._next_change.timestamp()

    def _look(self) -> None:
        if not self._lock.acquire(blocking=False):
            return  # somebody is looking; what was known a moment ago still does
        try:
            self._look_at = time.monotonic() + LOOKED_EVERY
            number = PublicGeneration.objects.filter(pk=1).values_list("number", flat=True).first() or 0
            if number != self._number or self._has_changed_by_itself():
                coming = [at for next_change in _changing if (at := next_change()) and at > timezone.now()]
                self._number, self._next_change = number, min(coming, default=None)
        except Exception as error:  # whatever a driver or its pool raises: pages go on being served
            logger.warning("The database did not say whether pages have changed: %s", error)
        finally:
            give_back_connections()
            self._lock.release()


watch = Watch()

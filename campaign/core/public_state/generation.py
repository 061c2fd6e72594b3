"""The number of the public site's present state: what was rendered under another one is out of date.

It is in the database, so that all processes see it; each looks at most twice a second: web processes before each
request, workers before each mail. Kept pages go by it, and petitions that are remembered to be signed. By it processes
learn of sites too: Wagtail keeps in a cache for an hour which pages are on which site, and without Redis each process
has a cache of its own.
"""

import logging
import time
from collections.abc import Callable, Hashable
from datetime import datetime
from threading import Lock

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from wagtail.models import Site

from campaign.core.public_state.public_generation import PublicGeneration
from campaign.runtime.database.connections import give_back_connections

# Seconds. After the second, what was known may show an old page and may not decide who can sign.
LOOKED_EVERY, FRESH = 0.5, 1.0

logger = logging.getLogger("campaign.page_cache")

_changing: list[Callable[[], datetime | None]] = []
_after_raising: list[Callable[[], None]] = []
_when_changed: list[Callable[[], None]] = []


def changes_by_itself(next_change: Callable[[], datetime | None]) -> Callable[[], datetime | None]:
    """Register what says when a public page will next change though nobody writes, such as a petition's end."""
    _changing.append(next_change)
    return next_change


def after_raising(tell: Callable[[], None]) -> Callable[[], None]:
    """Register what else is told that public pages have changed, such as a cache in front."""
    _after_raising.append(tell)
    return tell


def when_changed(take: Callable[[], None]) -> Callable[[], None]:
    """Register what each process reads again when it sees another state, such as words of editors."""
    _when_changed.append(take)
    return take


def raise_in_transaction() -> None:
    """Let all kept copies be out of date by the commit of the present transaction itself; once, however often called.

    For editors' changes, on which it depends who can sign: nobody is killed between the change and the raise. Those
    who raise it so wait for each other's commits.
    """
    if not _is_owed(_tell):
        _raise_row(PublicGeneration.IN_TRANSACTION)
        transaction.on_commit(_tell, robust=True)


def raise_after_commit() -> None:
    """Let all kept copies be out of date once the present transaction is committed; once, however often called."""
    if not _is_owed(_raise):
        transaction.on_commit(_raise, robust=True)


def _is_owed(work: Callable[[], None]) -> bool:
    """Whether it is done after the present commit already. What was owed in a savepoint is forgotten with it."""
    return any(function is work for _ids, function, *_rest in transaction.get_connection().run_on_commit)


def _raise() -> None:
    _raise_row(PublicGeneration.AFTER_COMMIT)
    _tell()


def _raise_row(row: int) -> None:
    while not PublicGeneration.objects.filter(pk=row).update(number=F("number") + 1):
        PublicGeneration.objects.bulk_create([PublicGeneration(pk=row)], ignore_conflicts=True)


def _tell() -> None:
    watch.look_again()
    for tell in _after_raising:
        tell()


def of_this_state(key: str) -> str:
    """The key in Django's cache of what is made of public rows: what was kept before a change is not found after it.

    It asks for nothing: the page cache, in front, has just looked.
    """
    return f"{key}:{watch.last_known}"


class Watch:
    """Knows the state, at most ``LOOKED_EVERY`` seconds late; where the database is down, the last one known."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._next_change: datetime | None = None
        self._look_at, self._read_at = 0.0, float("-inf")
        self._lock = Lock()

    def state(self) -> Hashable:
        """What two renderings must have been made under to be the same."""
        if time.monotonic() >= self._look_at or self._has_changed_by_itself():
            self._look()
        return self._number, self._next_change

    def is_fresh(self) -> bool:
        """Whether ``state`` was right a second ago or later; not so where the database is down."""
        return time.monotonic() - self._read_at < FRESH

    @property
    def last_known(self) -> int | None:
        """The number, without a look at the database."""
        return self._number

    def look_again(self) -> None:
        """Look before the next answer."""
        self._look_at = 0.0

    def _has_changed_by_itself(self) -> bool:
        return self._next_change is not None and time.time() >= self._next_change.timestamp()

    def _look(self) -> None:
        if not self._lock.acquire(blocking=False):
            return  # somebody is looking; what was known a moment ago still does
        try:
            began = time.monotonic()
            self._look_at = began + LOOKED_EVERY
            number = PublicGeneration.objects.aggregate(sum=Sum("number"))["sum"] or 0
            if number != self._number or self._has_changed_by_itself():
                Site.clear_site_root_paths_cache()
                for take in _when_changed:
                    take()
                coming = [at for next_change in _changing if (at := next_change()) and at > timezone.now()]
                self._number, self._next_change = number, min(coming, default=None)
            self._read_at = began
        except Exception as error:  # whatever a driver or its pool raises: pages go on being served
            logger.warning("The database did not say whether pages have changed: %s", error)
        finally:
            give_back_connections()
            self._lock.release()


watch = Watch()

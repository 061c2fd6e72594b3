"""Counts what people search for without making them wait, and without keeping what may name a person."""

import logging
import re
from collections.abc import Callable, Collection
from threading import Lock, Timer

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site
from wagtail.search.utils import normalise_query_string

from campaign.core.privacy.erasing import Person, place_of_traces
from search.models import SearchedWords

logger = logging.getLogger("campaign.search")

# Seven digits, whatever is between them, may be a telephone, a card or a document.
LONG_NUMBER = re.compile(r"(?:\d\W*){7}")
# What a flood of nonsense may take of memory and of the table between two writes.
MOST_WAITING = 500
# Each of these costs a look at all words, of which there may be many.
FEW = 5

_lock = Lock()
_waiting: dict[tuple, list[int]] = {}
_timer: Timer | None = None


def note_search(text: str, *, site: int, found: int) -> None:
    """Count one search on a site that showed ``found`` results, in memory; a thread of its own writes it down soon.

    A process that is killed loses what it counted in the last seconds.
    """
    words = notable(text)
    if not words:
        return
    key = (timezone.localdate(), words, site)
    with _lock:
        if key in _waiting or len(_waiting) < MOST_WAITING:
            searches, _found = _waiting.get(key, (0, 0))
            _waiting[key] = [searches + 1, found]
            _write_soon()


def notable(text: str) -> str:
    """The words as promoted results compare them; empty for mail addresses, long numbers and long texts."""
    words = normalise_query_string(text)
    if "@" in words or LONG_NUMBER.search(words) or len(words) > SearchedWords.MOST_LETTERS:
        return ""
    return words


@place_of_traces
def forget_people(people: Collection[Person]) -> None:
    """Whoever looked for an erased person by name leaves no trace of it.

    Of one or a few, longer searches go too; of the many whose time is over at once, the names alone are looked for.
    """
    names = {normalise_query_string(name) for person in people for name in person.full_names}
    SearchedWords.objects.filter(words__in=names).delete()
    for name in names if len(people) <= FEW else ():
        SearchedWords.objects.filter(words__contains=name).delete()
    with _lock:
        for key in [key for key in _waiting if any(name in key[1] for name in names)]:
            del _waiting[key]


def write_noted() -> None:
    """Add to the table what was counted since the last time. Where the database is away, the counts are lost."""
    global _timer
    with _lock:
        noted, _timer = dict(_waiting), None
        _waiting.clear()
    try:
        with transaction.atomic():
            there = set(Site.objects.values_list("pk", flat=True))  # one may have been deleted meanwhile
            noted = {key: counts for key, counts in noted.items() if key[2] in there}
            rows = [SearchedWords(day=day, words=words, site_id=site) for day, words, site in noted]
            SearchedWords.objects.bulk_create(rows, ignore_conflicts=True)
            for (day, words, site), (searches, found) in sorted(noted.items()):
                counted = SearchedWords.objects.filter(day=day, words=words, site=site)
                counted.update(searches=F("searches") + searches, found=found)
    except DatabaseError as error:
        logger.warning("Searches were not counted: %s", type(error).__name__)


def _write_soon() -> None:
    global _timer
    if _timer is None and settings.SEARCHES_WRITTEN_AFTER is not None:
        _timer = Timer(settings.SEARCHES_WRITTEN_AFTER, _in_own_thread(write_noted))
        _timer.daemon = True
        _timer.start()


def _in_own_thread(run: Callable[[], None]) -> Callable[[], None]:
    def ran() -> None:
        try:
            run()
        finally:
            connection.close()

    return ran

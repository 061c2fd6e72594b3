"""The page cache: answers public pages and reads of the API from memory, and has Django render what is not there.

One thread renders for all who wait for it (single flight); what is due for renewal is shown while it is rendered again
(stale-while-revalidate), and an old copy where Django fails (stale-if-error, RFC 5861).
"""

import logging
import math
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any
from wsgiref.types import WSGIApplication

from campaign.runtime.metrics import PAGE_CACHE
from campaign.web.front.cache_key import READS_ATTRIBUTION, CacheKey, bare_environ, cache_key_of, with_attribution
from campaign.web.front.cached_response import STALE_IF_ERROR, CachedResponse, cached_response_of
from campaign.web.front.fresh_parts import parts_of
from campaign.web.front.request import Answer, Environ, FrontRequest, Headers
from campaign.web.front.store import Store

# How long a reader waits for another's rendering before an old copy will do, and after a failure all do.
PATIENCE = 1.0
RETRIED_EVERY = 5.0
NOT_KEPT_NOTED = 60.0
MOST_NOTES = 4096

logger = logging.getLogger("campaign.page_cache")

HIT, STALE, STORED = "hit", "hit; fwd=stale", "fwd=miss; stored"  # of Cache-Status (RFC 9211)
_COUNTERS = {
    HIT: PAGE_CACHE.labels("hit"),
    STALE: PAGE_CACHE.labels("stale"),
    STORED: PAGE_CACHE.labels("stored"),
}


class FailedError(Exception):
    """Django could not answer; ``answer`` is what it said instead."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


class PageCache:
    """Keeps at most ``room`` bytes, a quarter for addresses with a query, which push no page out."""

    def __init__(
        self,
        application: WSGIApplication,
        *,
        room: int,
        in_background: Callable[[Callable[[], Any]], Any] | None = None,
    ) -> None:
        self.application = application
        self.pages: Store[CachedResponse] = Store(room * 3 // 4)
        self.queries: Store[CachedResponse] = Store(room // 4)
        self._reading_attribution: set[tuple[str, str]] = set()
        self._not_kept: dict[CacheKey, tuple[Hashable, float]] = {}
        self._rendering: dict[CacheKey, Future[CachedResponse | None]] = {}
        self._lock = Lock()
        # One thread: renewing what is still good must not take the processor from what is not.
        self._in_background = in_background or ThreadPoolExecutor(1, "page-cache").submit

    def __call__(self, request: FrontRequest, state: Hashable) -> Answer | None:
        """The answer to GET or HEAD; None for what is never kept. ``state``: what a copy must have been made under."""
        key, now = cache_key_of(request), time.monotonic()
        if key is None:
            return None
        key = self._fitted(key, request)
        copy = self._cached(key)
        if copy is not None and copy.state == state and now < copy.expires_at:
            if now >= copy.refresh_at and now >= copy.retry_at:
                copy.refresh_at = now + PATIENCE  # this request sees to it
                self._in_background(lambda: self._render_once(key, request, state))
            return _answer(copy, request, HIT)
        if copy is None and self._is_not_kept(key, state, now):
            return None
        if copy is not None and now < copy.retry_at and copy.together is None:
            return _from_copy(copy, request, STALE)
        return self._answer_anew(key, copy, state, request)

    def _answer_anew(
        self, key: CacheKey, old: CachedResponse | None, state: Hashable, request: FrontRequest
    ) -> Answer | None:
        # What is made again for each reader needs just what has failed.
        old = old if old is not None and old.may_be_stale and old.together is None else None
        try:
            fresh = self._render_once(key, request, state, patience=PATIENCE if old else None)
        except (FailedError, TimeoutError) as error:
            if old is not None and time.monotonic() - old.made < STALE_IF_ERROR:
                return _from_copy(old, request, STALE)
            if isinstance(error, FailedError):
                return error.answer
            fresh = None
        return _answer(fresh, request, STORED) if fresh is not None else None

    def _render_once(
        self, key: CacheKey, request: FrontRequest, state: Hashable, patience: float | None = None
    ) -> CachedResponse | None:
        """The copy that this thread renders, or that another is rendering; None where there is none to keep.

        Raises FailedError where Django answered by one, TimeoutError where another thread takes longer.
        """
        with self._lock:
            awaited = self._rendering.get(key)
            if awaited is None:
                mine = self._rendering[key] = Future()
        if awaited is not None:
            copy = awaited.result(patience)
            # One that began before the site changed shows it as it was.
            if copy is not None and copy.state != state:
                return self._render_once(key, request, state, patience)
        else:
            copy = self._render_for_all(key, mine, request, state)
        # The rendering may have told that the page shows the attribution: then each visitor gets their own.
        fitted = self._fitted(key, request)
        return copy if fitted == key else self._render_once(fitted, request, state, patience)

    def _render_for_all(
        self, key: CacheKey, mine: Future, request: FrontRequest, state: Hashable
    ) -> CachedResponse | None:
        try:
            copy = self._render(key, request, state)
            mine.set_result(copy)
            return copy
        except BaseException as error:
            mine.set_exception(error)
            self._note_failure(key)
            raise
        finally:
            with self._lock:
                del self._rendering[key]

    def _fitted(self, key: CacheKey, request: FrontRequest) -> CacheKey:
        """What is asked for, with the attribution where the page is known to show it."""
        reads_it = self._reading_attribution and (key.host, key.path) in self._reading_attribution
        return with_attribution(key, request) if reads_it else key

    def _render(self, key: CacheKey, request: FrontRequest, state: Hashable) -> CachedResponse | None:
        bare = bare_environ(key, request)
        answer = _whole_answer(self.application, bare)
        store = self._store(key)
        if bare.get(READS_ATTRIBUTION):
            self._reading_attribution.add((key.host, key.path))
        if answer.status >= "500":
            raise FailedError(answer)
        copy = cached_response_of(answer, state=state, before=store.get(key), parts=parts_of(bare))
        if copy is None or not copy.may_be_stale:
            store.drop(key)
        if copy is not None:
            # An address of nothing is one of endlessly many, as one with a query is.
            (store if copy.may_be_stale else self.queries).put(key, copy)
            return copy
        if len(self._not_kept) >= MOST_NOTES:
            self._not_kept.clear()
        self._not_kept[key] = (state, time.monotonic() + NOT_KEPT_NOTED)
        return None

    def _cached(self, key: CacheKey) -> CachedResponse | None:
        return self._store(key).get(key) or (self.queries.get(key) if key.is_plain else None)

    def _store(self, key: CacheKey) -> Store[CachedResponse]:
        return self.pages if key.is_plain else self.queries

    def _is_not_kept(self, key: CacheKey, state: Hashable, now: float) -> bool:
        noted = self._not_kept.get(key)
        return noted is not None and noted[0] == state and now < noted[1]

    def _note_failure(self, key: CacheKey) -> None:
        old = self._store(key).get(key)
        if old is not None:
            logger.warning("%s could not be rendered anew; readers get an old copy.", key.path)
            old.retry_at = time.monotonic() + RETRIED_EVERY


def _answer(copy: CachedResponse, request: FrontRequest, how: str) -> Answer | None:
    """What the reader gets of a good copy; None where a fresh part of it can't be made: Django says what is wrong."""
    if copy.together is None:
        return _from_copy(copy, request, how)
    try:
        made = copy.made_fresh(request.header("HTTP_ACCEPT_ENCODING"))
    except Exception as error:
        logger.warning("A part of %s could not be made anew (%s).", request.path, type(error).__name__)
        made = None
    if made is None:
        return None
    _COUNTERS[how].inc()
    body, headers = made
    return Answer(copy.status, [*headers, _cache_status(how)], body)


def _from_copy(copy: CachedResponse, request: FrontRequest, how: str) -> Answer:
    _COUNTERS[how].inc()
    accepted = request.header("HTTP_ACCEPT_ENCODING")
    # Rounded up, so that caches in front add no second moment to ours (RFC 9111, 5.1).
    age = 0 if how == STORED else math.ceil(time.monotonic() - copy.made)
    facts = [("Age", str(age)), _cache_status(how)]
    if how == STALE:
        facts.append(("Warning", '110 - "Response is Stale"'))
    named = request.header("HTTP_IF_NONE_MATCH")
    if named and copy.status.startswith("200") and copy.not_modified(named):
        return Answer("304 Not Modified", [*copy.without_body(accepted), *facts])
    body, headers = copy.in_encoding(accepted)
    return Answer(copy.status, [*headers, *facts], body)


def _cache_status(how: str) -> tuple[str, str]:
    return "Cache-Status", f"campaign; {how}"


def _whole_answer(application: WSGIApplication, environ: Environ) -> Answer:
    started: list[tuple[str, Headers]] = []

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> Any:  # Django asks for no writer
        started.append((status, list(headers)))

    answer = application(environ, start_response)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return Answer(*started[-1], body)

"""The WSGI application in front of Django's: answers public pages from memory, and passes all else on."""

import logging
import math
import time
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any

from campaign.core.operating.metrics import PAGE_CACHE
from campaign.core.page_cache.asked import READS_WAY_HERE, Asked, Environ, asked_for, bare_environ, with_way_here
from campaign.core.page_cache.copies import STALE_IF_ERROR, Copy, Headers, copy_of
from campaign.core.page_cache.fresh import parts_of
from campaign.core.page_cache.generation import Watch, watch
from campaign.core.page_cache.store import Store
from campaign.core.rare_lines import RareLine

Application = Callable[[Environ, Callable], Iterable[bytes]]

# How long a reader waits for another's rendering before an old copy will do, and after a failure all do.
PATIENCE = 1.0
RETRIED_EVERY = 5.0
NOT_KEPT_NOTED = 60.0
MOST_NOTES = 4096

logger = logging.getLogger("campaign.page_cache")
_unmade = RareLine(logger, logging.WARNING)

HIT, STALE, STORED = "hit", "hit; fwd=stale", "fwd=miss; stored"  # of Cache-Status (RFC 9211)
_COUNTERS = {
    HIT: PAGE_CACHE.labels("hit"),
    STALE: PAGE_CACHE.labels("stale"),
    STORED: PAGE_CACHE.labels("stored"),
}


class FailedError(Exception):
    """Django could not answer; what it said instead."""

    def __init__(self, status: str, headers: Headers, body: bytes) -> None:
        super().__init__(status)
        self.status, self.headers, self.body = status, headers, body


class PageCache:
    """Keeps at most ``room`` bytes, a quarter for addresses with a query, which push no page out."""

    def __init__(
        self,
        application: Application,
        *,
        room: int,
        watch: Watch = watch,
        in_background: Callable[[Callable[[], Any]], Any] | None = None,
    ) -> None:
        self.application, self.watch = application, watch
        self.pages: Store[Copy] = Store(room * 3 // 4)
        self.queries: Store[Copy] = Store(room // 4)
        self._reading_way_here: set[tuple[str, str]] = set()
        self._not_kept: dict[Asked, tuple[Hashable, float]] = {}
        self._rendering: dict[Asked, Future[Copy | None]] = {}
        self._lock = Lock()
        # One thread: renewing what is still good must not take the processor from what is not.
        self._in_background = in_background or ThreadPoolExecutor(1, "page-cache").submit

    def __call__(self, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        asked = asked_for(environ)
        if asked is None:
            return self.application(environ, start_response)
        asked = self._fitted(asked, environ)
        state, now = self.watch.state(), time.monotonic()
        copy = self._found(asked)
        if copy is not None and copy.state == state and now < copy.expires_at:
            if now >= copy.refresh_at and now >= copy.retry_at:
                copy.refresh_at = now + PATIENCE  # this request sees to it
                self._in_background(lambda: self._render_once(asked, environ, state))
            return self._send(copy, environ, start_response, HIT)
        if copy is None and self._is_not_kept(asked, state, now):
            return self.application(environ, start_response)
        if copy is not None and now < copy.retry_at and copy.together is None:
            return self._send_stale(copy, environ, start_response)
        return self._answer_anew(asked, copy, state, environ, start_response)

    def _answer_anew(
        self, asked: Asked, old: Copy | None, state: Hashable, environ: Environ, start_response: Callable
    ) -> Iterable[bytes]:
        # What is made anew for each reader needs just what has failed.
        old = old if old is not None and old.may_be_stale and old.together is None else None
        try:
            fresh = self._render_once(asked, environ, state, patience=PATIENCE if old else None)
        except (FailedError, TimeoutError) as error:
            if old is not None and time.monotonic() - old.made < STALE_IF_ERROR:
                return self._send_stale(old, environ, start_response)
            if isinstance(error, FailedError):
                start_response(error.status, error.headers)
                return [] if environ["REQUEST_METHOD"] == "HEAD" else [error.body]
            fresh = None
        if fresh is None:
            return self.application(environ, start_response)
        return self._send(fresh, environ, start_response, STORED)

    def _send(self, copy: Copy, environ: Environ, start_response: Callable, how: str) -> Iterable[bytes]:
        if copy.together is None:
            return _send(copy, environ, start_response, how)
        try:
            made = copy.made_fresh(environ.get("HTTP_ACCEPT_ENCODING", ""))
        except Exception as error:
            _unmade.say("A part of %s could not be made anew (%s).", environ["PATH_INFO"], type(error).__name__)
            made = None
        if made is None:  # Django says what is wrong
            return self.application(environ, start_response)
        _COUNTERS[how].inc()
        body, headers = made
        start_response(copy.status, [*headers, _cache_status(how)])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _send_stale(self, copy: Copy, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        return _send(copy, environ, start_response, STALE, ("Warning", '110 - "Response is Stale"'))

    def _render_once(
        self, asked: Asked, environ: Environ, state: Hashable, patience: float | None = None
    ) -> Copy | None:
        """The copy that this thread renders, or that another is rendering; None where there is none to keep.

        Raises FailedError where Django answered by one, TimeoutError where another thread takes longer.
        """
        with self._lock:
            awaited = self._rendering.get(asked)
            if awaited is None:
                mine = self._rendering[asked] = Future()
        if awaited is not None:
            copy = awaited.result(patience)
            # One that began before the site changed shows it as it was.
            if copy is not None and copy.state != state:
                return self._render_once(asked, environ, state, patience)
        else:
            copy = self._render_for_all(asked, mine, environ, state)
        # The rendering may have told that the page shows the way here: then each visitor gets their own.
        fitted = self._fitted(asked, environ)
        return copy if fitted == asked else self._render_once(fitted, environ, state, patience)

    def _render_for_all(self, asked: Asked, mine: Future, environ: Environ, state: Hashable) -> Copy | None:
        try:
            copy = self._render(asked, environ, state)
            mine.set_result(copy)
            return copy
        except BaseException as error:
            mine.set_exception(error)
            self._note_failure(asked)
            raise
        finally:
            with self._lock:
                del self._rendering[asked]

    def _fitted(self, asked: Asked, environ: Environ) -> Asked:
        """What is asked for, with the way here where the page is known to show it."""
        reads_it = self._reading_way_here and (asked.host, asked.path) in self._reading_way_here
        return with_way_here(asked, environ) if reads_it else asked

    def _render(self, asked: Asked, environ: Environ, state: Hashable) -> Copy | None:
        bare = bare_environ(asked, environ)
        status, headers, body = _whole_answer(self.application, bare)
        store = self._store(asked)
        if bare.get(READS_WAY_HERE):
            self._reading_way_here.add((asked.host, asked.path))
        if status >= "500":
            raise FailedError(status, headers, body)
        copy = copy_of(status, headers, body, state=state, before=store.get(asked), parts=parts_of(bare))
        if copy is None or not copy.may_be_stale:
            store.drop(asked)
        if copy is not None:
            # An address of nothing is one of endlessly many, as one with a query is.
            (store if copy.may_be_stale else self.queries).put(asked, copy)
            return copy
        if len(self._not_kept) >= MOST_NOTES:
            self._not_kept.clear()
        self._not_kept[asked] = (state, time.monotonic() + NOT_KEPT_NOTED)
        return None

    def _found(self, asked: Asked) -> Copy | None:
        return self._store(asked).get(asked) or (self.queries.get(asked) if asked.is_plain else None)

    def _store(self, asked: Asked) -> Store[Copy]:
        return self.pages if asked.is_plain else self.queries

    def _is_not_kept(self, asked: Asked, state: Hashable, now: float) -> bool:
        noted = self._not_kept.get(asked)
        return noted is not None and noted[0] == state and now < noted[1]

    def _note_failure(self, asked: Asked) -> None:
        old = self._store(asked).get(asked)
        if old is not None:
            logger.warning("%s could not be rendered anew; readers get an old copy.", asked.path)
            old.retry_at = time.monotonic() + RETRIED_EVERY


def _send(copy: Copy, environ: Environ, start_response: Callable, how: str, *more: tuple[str, str]) -> Iterable[bytes]:
    _COUNTERS[how].inc()
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    # Rounded up, so that caches in front add no second moment to ours (RFC 9111, 5.1).
    age = 0 if how == STORED else math.ceil(time.monotonic() - copy.made)
    facts = [("Age", str(age)), _cache_status(how), *more]
    named = environ.get("HTTP_IF_NONE_MATCH")
    if named and copy.status.startswith("200") and copy.not_modified(named):
        start_response("304 Not Modified", [*copy.without_body(accepted), *facts])
        return []
    body, headers = copy.in_encoding(accepted)
    start_response(copy.status, [*headers, *facts])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _cache_status(how: str) -> tuple[str, str]:
    return "Cache-Status", f"campaign; {how}"


def _whole_answer(application: Application, environ: Environ) -> tuple[str, Headers, bytes]:
    started: list[tuple[str, Headers]] = []

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> None:
        started.append((status, list(headers)))

    answer = application(environ, start_response)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return *started[-1], body

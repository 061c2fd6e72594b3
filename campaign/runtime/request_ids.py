"""One name for each request: in every line of the log, and in the answer that somebody may report."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import getrandbits

from django.http import HttpRequest, HttpResponse

from campaign.runtime.network.networks import comes_from_trusted_proxy

HEADER = "X-Request-ID"
_WELL_FORMED = re.compile(r"[\w-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


@contextmanager
def named(request: HttpRequest) -> Iterator[str]:
    """The request's name, which is in the lines of the log that are written meanwhile."""
    given = request.META.get("HTTP_X_REQUEST_ID", "")
    is_given = given and _WELL_FORMED.fullmatch(given) and comes_from_trusted_proxy(request)
    # Not a secret: the system's own random numbers would make each signer's thread wait for its turn once more.
    name = given if is_given else f"{getrandbits(128):032x}"
    token = _current.set(name)
    try:
        yield name
    finally:
        _current.reset(token)


class RequestIdMiddleware:
    """Takes the name that a trusted proxy gave, or makes one. A page that caches keep carries none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with named(request) as name:
            response = self.get_response(request)
        if "public" not in response.get("Cache-Control", ""):
            response.headers[HEADER] = name
        return response


class RequestIdFilter(logging.Filter):
    """Adds ``request_id`` to each line; ``-`` outside of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _current.get() or "-"
        return True

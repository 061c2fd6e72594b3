"""What one request has found out already, so that it asks the database once."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from asgiref.local import Local
from django.core.signals import request_finished, request_started

Value = TypeVar("Value")

_request = Local()


def remembered(key: Hashable, compute: Callable[[], Value]) -> Value:
    """What was computed under this key in this request; outside of one it is computed each time."""
    known: dict[Hashable, Any] | None = getattr(_request, "known", None)
    if known is None:
        return compute()
    if key not in known:
        known[key] = compute()
    return known[key]


def remember(key: Hashable, value: Any) -> None:
    """Have this request take ``value`` for what is found under the key."""
    known: dict[Hashable, Any] | None = getattr(_request, "known", None)
    if known is not None:
        known[key] = value


def forget(key: Hashable) -> None:
    """Compute it again next time: this request has changed it."""
    (getattr(_request, "known", None) or {}).pop(key, None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remember as in a request, in a round of work outside of one: seconds, not hours."""
    before, _request.known = getattr(_request, "known", None), {}
    try:
        yield
    finally:
        _request.known = before


def forget_all() -> None:
    """Compute all of it again: somebody else may have changed it."""
    (getattr(_request, "known", None) or {}).clear()


def _begin(**_facts: Any) -> None:
    _request.known = {}


def _end(**_facts: Any) -> None:
    _request.known = None


request_started.connect(_begin, dispatch_uid="campaign.request_memory")
request_finished.connect(_end, dispatch_uid="campaign.request_memory")

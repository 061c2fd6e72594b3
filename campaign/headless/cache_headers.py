"""How long caches may keep an answer, and parts of answers that are kept here. Whole answers are kept by the front."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.core.cache import cache
from django.http import HttpResponse
from django.utils.cache import patch_cache_control

logger = logging.getLogger(__name__)
Value = TypeVar("Value")


def public_for(seconds: int) -> Callable[[Callable], Callable]:
    """Let every cache keep the view's good answers for that long; what failed is not kept."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(*args, **kwargs) -> HttpResponse:
            response = view(*args, **kwargs)
            if response.status_code == 200 and "no-store" not in response.get("Cache-Control", ""):
                patch_cache_control(response, public=True, max_age=seconds)
            return response

        return answer

    return decorate


def remember(key: str, seconds: int, compute: Callable[[], Value]) -> Value:
    """What was computed under this key at most that many seconds ago. A cache that is down costs time only."""
    found = tolerant(cache.get, key)
    if found is not None:
        return found[0]
    value = compute()
    tolerant(cache.set, key, (value,), seconds)
    return value


def tolerant(operation: Callable, *args: Any) -> Any:
    try:
        return operation(*args)
    except Exception as error:  # whichever client library is in use: reading goes on without a cache
        logger.warning("The cache did not answer: %s", error)
        return None

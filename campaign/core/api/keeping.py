"""How long an answer may be kept: by this site's own cache for a moment, by other caches as endpoints say."""

import logging
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, TypeVar

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from campaign.core.rare_lines import RareLine

# Long enough that a rush on one address costs one computation a second, short enough for a live count.
MOMENT = 1
KEPT_HEADERS = ("Content-Type", "Cache-Control", "Content-Security-Policy", "ETag")

_silence = RareLine(logging.getLogger(__name__), logging.WARNING)
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


def kept_answer(request: HttpRequest) -> HttpResponse | None:
    """The answer given to this address a moment ago, if any.

    It says its age (RFC 9111, 5.1), so that caches in front add no second moment to ours.
    """
    found = None if request.META.get("QUERY_STRING") else tolerant(cache.get, _key(request))
    return HttpResponse(found[0], headers=found[1] | {"Age": str(MOMENT)}) if found else None


def keep_answer(request: HttpRequest, response: HttpResponse) -> None:
    """Keep a public answer for a moment. Addresses with a query are not kept: there is no end of them."""
    public = response.status_code == 200 and "public" in response.get("Cache-Control", "")
    if public and not request.META.get("QUERY_STRING"):
        headers = {name: response[name] for name in KEPT_HEADERS if response.has_header(name)}
        tolerant(cache.set, _key(request), (response.content, headers), MOMENT)


def _key(request: HttpRequest) -> str:
    address = f"{request.get_host()} {request.path} {get_language()}"
    return f"api-answer:{sha256(address.encode()).hexdigest()}"


def tolerant(operation: Callable, *args: Any) -> Any:
    try:
        return operation(*args)
    except Exception as error:  # whichever client library is in use: reading goes on without a cache
        _silence.say("The cache did not answer: %s", error)
        return None

"""A part of a kept page that is made again for each reader, such as the count that whoever has just signed is in."""

from collections.abc import Callable
from functools import partial
from secrets import token_hex

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from campaign.runtime.database.connections import give_back_connections
from campaign.web.front.cache_key import FROM_PAGE_CACHE
from campaign.web.front.request import Environ

# Under the mark that stands for it in the page's bytes.
Parts = dict[bytes, Callable[[], str]]
_PARTS = "campaign.fresh_parts"


def fresh(request: HttpRequest | None, *, now: Callable[[], SafeString], later: Callable[[], SafeString]) -> SafeString:
    """The HTML that ``now`` answers; where the page is rendered to be kept, a mark for which ``later``'s is put.

    A page with such a part is kept although its view calls it private: then all else in it must be the same for
    everybody. ``later`` is called for each reader, in the page's language and outside of its request.
    """
    if request is None or FROM_PAGE_CACHE not in request.META:
        return now()
    mark = f"<!--{token_hex(16)}-->"
    parts: Parts = request.META.setdefault(_PARTS, {})
    parts[mark.encode()] = partial(_in_language, get_language(), later)
    return mark_safe(mark)


def parts_of(environ: Environ) -> Parts:
    """What was asked to be made again while this request's page was rendered."""
    return environ.get(_PARTS, {})


def with_parts(body: bytes, parts: Parts) -> bytes:
    """The page with its parts as they are now. Raises whatever making them raises, such as a database's errors."""
    try:
        for mark, make in parts.items():
            body = body.replace(mark, make().encode())
    finally:
        give_back_connections()
    return body


def _in_language(language: str | None, make: Callable[[], SafeString]) -> str:
    with override(language):
        return make()

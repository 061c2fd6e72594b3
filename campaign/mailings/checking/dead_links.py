"""Links that lead nowhere, as the servers behind them say."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from http import HTTPStatus

from django.core.cache import cache

from campaign.runtime.network.safe_fetch import FetchError, look_at

_SECONDS = 4.0
_MOST = 40
# Seconds for which a good answer is believed.
_GOOD_FOR = 600
# Servers that dislike HEAD, or programs, may well show the page to a reader.
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


def dead_links(urls: Iterable[str]) -> list[tuple[str, str]]:
    """Those of these addresses behind which nothing is, each with the reason in words."""
    asked = list(dict.fromkeys(urls))[:_MOST]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(_why_dead, asked))
    return [(url, why) for url, why in zip(asked, answers, strict=True) if why]


def _why_dead(url: str) -> str:
    key = f"mailing-link:{sha256(url.encode()).hexdigest()}"
    if cache.get(key) == url:
        return ""
    try:
        answer = look_at(url, max_seconds=_SECONDS)
    except FetchError as error:
        return str(error)
    if answer.status in _GONE:
        return f"{answer.status}."
    cache.set(key, url, timeout=_GOOD_FOR)
    return ""

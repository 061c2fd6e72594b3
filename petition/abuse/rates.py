"""How often one network may sign."""

from functools import lru_cache

from django.conf import settings

from campaign.core import rate_limits
from petition.visits import Visit

WHAT = "sign"
# Tries that were refused for what they say cost more than they bring: a wider limit than for signatures.
TRIES = "sign-try"
TRIES_A_SIGNATURE = 5


def check_rate(visit: Visit) -> None:
    """Raise ``rate_limits.RateLimitError`` where the visitor's network signs too often (SIGN_RATE_LIMIT)."""
    rate_limits.check(what=WHAT, who=visit.network_key, rate=_rate(settings.SIGN_RATE_LIMIT))


def check_tries(network_key: str) -> None:
    """Count a post that was not valid; raise RateLimitError where the network sent too many of them."""
    rate = _rate(settings.SIGN_RATE_LIMIT)
    rate_limits.check(what=TRIES, who=network_key, rate=rate and rate.widened(TRIES_A_SIGNATURE))


def rate_headers(network_key: str) -> dict[str, str]:
    """How much of its rate the network has left, as headers; none where there is no limit."""
    return rate_limits.headers(rate_limits.standings(what=WHAT, who=network_key, rate=_rate(settings.SIGN_RATE_LIMIT)))


_rate = lru_cache(maxsize=8)(rate_limits.Rate.parse)

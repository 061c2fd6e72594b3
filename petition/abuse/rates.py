"""How often one network may sign."""

from functools import lru_cache

from django.conf import settings

from campaign.core import rate_limits
from petition.visits import Visit


def check_rate(visit: Visit) -> None:
    """Raise ``rate_limits.RateLimitError`` where the visitor's network signs too often (SIGN_RATE_LIMIT)."""
    rate_limits.check(what="sign", who=visit.network_key, rate=_rate(settings.SIGN_RATE_LIMIT))


_rate = lru_cache(maxsize=8)(rate_limits.Rate.parse)

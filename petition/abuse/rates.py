"""Throttles signing: how often one network may sign."""

from functools import lru_cache

from django.conf import settings

from campaign.runtime.network.networks import wider_network_key
from campaign.runtime.rate_limits import rate_limits
from campaign.runtime.rate_limits.rate_limits import Limited, Rate, RateLimitError
from petition.abuse.raising import raised_by
from petition.models import PetitionPage
from petition.submission.attribution import Visit

WHAT = "sign"
# Tries that were refused for what they say cost more than they bring: a wider limit than for signatures.
TRIES = "sign-try"
TRIES_A_SIGNATURE = 5
# Devices that worked for it share a limit of their own: a campus passes, a farm of machines does not for long.
WORKED = "sign-worked"
WORKED_FOR_A_SIGNATURE = 10
# A customer of a provider may have thousands of IPv6 networks: together they may do what so many do.
NETWORKS_OF_ONE_SITE = 10


def check_rate(visit: Visit, petition: PetitionPage, *, worked: bool = False) -> None:
    """Raise ``rate_limits.RateLimitError`` where the visitor's network signs too often (SIGN_RATE_LIMIT).

    An editor may have raised the limit. ``worked``: the device solved the harder puzzle, so that it need not wait.
    """
    rate = _rate(settings.SIGN_RATE_LIMIT)
    if rate is None or not visit.network_key:
        return
    if (times := raised_by(network_key=visit.network_key, petition=petition)) > 1:
        rate = rate.widened(times)
    try:
        rate_limits.check_all(_limited(WHAT, visit, rate))
    except RateLimitError:
        if not worked:
            raise
        rate_limits.check_all(_limited(WORKED, visit, rate.widened(WORKED_FOR_A_SIGNATURE)))


def check_tries(network_key: str) -> None:
    """Count a post that was not valid; raise RateLimitError where the network sent too many of them."""
    rate = _rate(settings.SIGN_RATE_LIMIT)
    rate_limits.check(what=TRIES, who=network_key, rate=rate and rate.widened(TRIES_A_SIGNATURE))


def rate_headers(network_key: str) -> dict[str, str]:
    """How much of its rate the network has left, as headers; none where there is no limit."""
    return rate_limits.headers(rate_limits.quotas(what=WHAT, who=network_key, rate=_rate(settings.SIGN_RATE_LIMIT)))


def _limited(what: str, visit: Visit, rate: Rate) -> list[Limited]:
    limited = [(what, visit.network_key, rate)]
    if site := wider_network_key(visit.address):
        limited.append((what, site, rate.widened(NETWORKS_OF_ONE_SITE)))
    return limited


_rate = lru_cache(maxsize=8)(rate_limits.Rate.parse)

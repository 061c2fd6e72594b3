"""How often a password may be guessed: nobody gets far, and no stranger keeps an editor out.

The sign-in library counts the guesses at one account from one network, and all from one network (see
``settings.accounts``). Many networks that guess at one account are counted here. Those limits would let a stranger
use up what the account's owner needs, so a network from which the owner came lately is not among the many; a
password that was set again by a mailed link makes a network such a one, whatever strangers do.
"""

import hashlib
from datetime import timedelta
from typing import Any

from allauth.account.signals import user_logged_in
from django.contrib.auth.models import User
from django.core.cache import cache
from django.dispatch import receiver
from django.http import HttpRequest

from campaign.runtime.network.networks import client_address, network_of
from campaign.runtime.rate_limits import rate_limits
from campaign.runtime.rate_limits.rate_limits import Rate

# NIST SP 800-63B, 3.2.2, allows a hundred failures in a row.
BY_STRANGERS = Rate(burst=30, sustained=100)
KNOWN_FOR = timedelta(days=90)


def network(request: HttpRequest) -> str:
    """The visitor's network as trusted proxies report it."""
    return network_of(client_address(request)) or "unknown"


def check_guess(*, login: str, request: HttpRequest) -> None:
    """Count a try from a network that the account's owner did not use lately. Raises RateLimitError."""
    if not is_known(name=login, request=request):
        rate_limits.check(what="sign-in", who=_key(login), rate=BY_STRANGERS)


def remember_network(*, user: User, request: HttpRequest) -> None:
    """Note that the account's owner came from here."""
    for login in filter(None, (user.get_username(), user.email)):
        remember(name=login, request=request)


def is_known(*, name: str, request: HttpRequest) -> bool:
    """Whether somebody who knows the password of what is named so came from this network lately."""
    return bool(cache.get(_key(name, network(request))))


def remember(*, name: str, request: HttpRequest) -> None:
    """Note that somebody from this network knew the password of what is named so."""
    cache.set(_key(name, network(request)), 1, timeout=KNOWN_FOR.total_seconds())


@receiver(user_logged_in)
def _signed_in(request: HttpRequest, user: User, **_facts: Any) -> None:
    remember_network(user=user, request=request)


def _key(name: str, *more: str) -> str:
    """No name and no address is in the cache."""
    return "known-network:" + hashlib.sha256("\n".join([name.lower(), *more]).encode()).hexdigest()

"""The editors' lists of networks, domains and addresses that pass or are set aside."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from campaign.runtime.network.networks import parsed_address
from petition.models import AccessRule

logger = logging.getLogger("campaign.access")

_KEY = "petition:access-entries"
_SECONDS = 60
# What a process has just read it does not ask the shared cache for again.
_RECENT = 1.0
# Of each entry its action, kind, value and number.
_Rules = tuple[tuple[str, str, str, int], ...]
_recent: dict[str, tuple[float, "tuple[AccessList, AccessList]"]] = {}


class Entry(NamedTuple):
    """An entry of a list by its number."""

    kind: str
    number: int


@dataclass(frozen=True)
class AccessList:
    """The numbers of the entries by what they name."""

    networks: dict[IPv4Network | IPv6Network, int]
    domains: dict[str, int]
    addresses: dict[str, int]

    def entry_of(self, *, address: str, email: str) -> Entry | None:
        """The entry that names a visitor's network address or canonical e-mail address, the narrowest of a kind."""
        if email in self.addresses:
            return Entry(AccessRule.Kind.ADDRESS.value, self.addresses[email])
        for domain in _with_parents(email.rpartition("@")[2]):
            if domain in self.domains:
                return Entry(AccessRule.Kind.DOMAIN.value, self.domains[domain])
        parsed = parsed_address(address)
        around = [network for network in self.networks if parsed in network] if parsed else []
        if around:
            narrowest = max(around, key=lambda network: network.prefixlen)
            return Entry(AccessRule.Kind.NETWORK.value, self.networks[narrowest])
        return None


def access_lists() -> tuple[AccessList, AccessList]:
    """The allowed and the blocked: at most a second older than the shared cache, which is at most a minute old."""
    read_at, lists = _recent.get("lists", (0.0, None))
    if lists is None or time.monotonic() - read_at > _RECENT:
        read_at, lists = time.monotonic(), _lists(_rules())
        _recent["lists"] = (read_at, lists)
    return lists


@receiver([post_save, post_delete], sender=AccessRule)
def forget_access_lists(**kwargs: Any) -> None:
    """Read the rules again once the change of one is committed."""
    transaction.on_commit(partial(cache.delete, _KEY), robust=True)
    forget_recent()
    transaction.on_commit(forget_recent, robust=True)


def forget_recent() -> None:
    """Ask the cache at the next signature."""
    _recent.clear()


def _rules() -> _Rules:
    """All rules, from the cache; from the database where the cache does not answer."""
    try:
        rules = cache.get(_KEY)
        if rules is None:
            rules = _stored_rules()
            cache.set(_KEY, rules, timeout=_SECONDS)
    except Exception as error:  # whichever client library is in use
        logger.error("Access rules are read from the database, the cache does not answer: %s", error)
        rules = _stored_rules()
    return rules


def _stored_rules() -> _Rules:
    return tuple(AccessRule.objects.order_by("pk").values_list("action", "kind", "value", "pk"))


@lru_cache(maxsize=2)
def _lists(rules: _Rules) -> tuple[AccessList, AccessList]:
    return _list(rules, AccessRule.Action.ALLOW), _list(rules, AccessRule.Action.BLOCK)


def _list(rules: _Rules, action: str) -> AccessList:
    of_kind = {
        kind: {value: number for on, of, value, number in rules if (on, of) == (action, kind)}
        for kind in AccessRule.Kind.values
    }
    return AccessList(
        networks={ip_network(value): number for value, number in of_kind[AccessRule.Kind.NETWORK].items()},
        domains=of_kind[AccessRule.Kind.DOMAIN],
        addresses=of_kind[AccessRule.Kind.ADDRESS],
    )


def _with_parents(domain: str) -> Iterator[str]:
    """``a.b.example``, ``b.example``, ``example``."""
    while domain:
        yield domain
        domain = domain.partition(".")[2]

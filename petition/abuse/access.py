"""The editors' lists of networks, domains and addresses that pass or are set aside."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError

from campaign.core.addresses import canonical_domain, canonical_email, validate_address
from campaign.core.networks import parsed_address
from campaign.core.rare_lines import RareLine
from petition.models import AccessRule

_bypass = RareLine(logging.getLogger("campaign.access"))

# The shortest prefix that a rule may have: no slip of the hand sets a whole continent aside.
WIDEST = {4: 12, 6: 28}
_KEY = "petition:access-rules"
_SECONDS = 60
# What a process has just read it does not ask the shared cache for again.
_RECENT = 1.0
_recent: dict[str, tuple[float, "tuple[AccessList, AccessList]"]] = {}


@dataclass(frozen=True)
class AccessList:
    networks: tuple[IPv4Network | IPv6Network, ...]
    domains: frozenset[str]
    addresses: frozenset[str]

    def names(self, *, address: str, email: str) -> str:
        """The kind of entry that a visitor's network address or canonical e-mail address is on; empty for none."""
        if email in self.addresses:
            return AccessRule.Kind.ADDRESS.value
        if any(domain in self.domains for domain in _with_parents(email.rpartition("@")[2])):
            return AccessRule.Kind.DOMAIN.value
        parsed = parsed_address(address)
        if parsed and any(parsed in network for network in self.networks):
            return AccessRule.Kind.NETWORK.value
        return ""


def access_lists() -> tuple[AccessList, AccessList]:
    """The allowed and the blocked: at most a second older than the shared cache, which is at most a minute old."""
    read_at, lists = _recent.get("lists", (0.0, None))
    if lists is None or time.monotonic() - read_at > _RECENT:
        read_at, lists = time.monotonic(), _lists(_rules())
        _recent["lists"] = (read_at, lists)
    return lists


def normalised_rule_value(kind: str, value: str) -> str:
    """The value in the form that visitors are compared with. Raises ValidationError where it is none of its kind."""
    value = value.strip().lower()
    if kind == AccessRule.Kind.NETWORK:
        return _network(value)
    if kind == AccessRule.Kind.ADDRESS:
        try:
            validate_address(value)
        except ValidationError as error:
            raise ValidationError({"value": _("Enter a whole address such as name@example.org.")}) from error
        return canonical_email(value)
    return _domain(value.removeprefix("@").removeprefix("*").strip("."))


@receiver([post_save, post_delete], sender=AccessRule)
def forget_access_lists(**kwargs: Any) -> None:
    """Read the rules anew once the change of one is committed."""
    transaction.on_commit(partial(cache.delete, _KEY), robust=True)
    forget_recent()
    transaction.on_commit(forget_recent, robust=True)


def forget_recent() -> None:
    """Ask the cache at the next signature."""
    _recent.clear()


def _rules() -> tuple[tuple[str, str, str], ...]:
    """All rules, from the cache; from the database where the cache does not answer."""
    try:
        rules = cache.get(_KEY)
        if rules is None:
            rules = _stored_rules()
            cache.set(_KEY, rules, timeout=_SECONDS)
    except Exception as error:  # whichever client library is in use
        _bypass.say("Access rules are read from the database, the cache does not answer: %s", error)
        rules = _stored_rules()
    return rules


def _stored_rules() -> tuple[tuple[str, str, str], ...]:
    return tuple(AccessRule.objects.order_by("pk").values_list("action", "kind", "value"))


@lru_cache(maxsize=2)
def _lists(rules: tuple[tuple[str, str, str], ...]) -> tuple[AccessList, AccessList]:
    return _list(rules, AccessRule.Action.ALLOW), _list(rules, AccessRule.Action.BLOCK)


def _list(rules: tuple[tuple[str, str, str], ...], action: str) -> AccessList:
    of_kind = {
        kind: [value for on, of, value in rules if (on, of) == (action, kind)] for kind in AccessRule.Kind.values
    }
    return AccessList(
        networks=tuple(ip_network(value) for value in of_kind[AccessRule.Kind.NETWORK]),
        domains=frozenset(of_kind[AccessRule.Kind.DOMAIN]),
        addresses=frozenset(of_kind[AccessRule.Kind.ADDRESS]),
    )


def _with_parents(domain: str) -> Iterator[str]:
    """``a.b.example``, ``b.example``, ``example``."""
    while domain:
        yield domain
        domain = domain.partition(".")[2]


def _network(value: str) -> str:
    try:
        network = ip_network(parsed_address(value) or value, strict=False)
    except ValueError as error:
        raise ValidationError({"value": _("Enter a network such as 203.0.113.0/24 or an address.")}) from error
    if network.prefixlen < WIDEST[network.version]:
        raise ValidationError(
            {"value": _("This network is too wide: it would catch half a country. Name a smaller one.")}
        )
    return str(network)


def _domain(value: str) -> str:
    try:
        domain = canonical_domain(value)
        validate_address(f"x@{domain}" if "." in domain else f"x@x.{domain}")
    except (EmailNotValidError, ValidationError) as error:
        raise ValidationError({"value": _("Enter a domain such as spam.example.")}) from error
    return domain

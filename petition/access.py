"""The editors' lists of networks, domains and addresses that pass or are set aside."""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaign.core.addresses import canonical_email
from petition.models import AccessRule

_KEY = "petition:access-rules"
_SECONDS = 60


@dataclass(frozen=True)
class AccessList:
    networks: tuple
    domains: frozenset[str]
    addresses: frozenset[str]

    def names(self, *, address: str, email: str) -> str:
        """The kind of entry that a visitor's network address or canonical e-mail address is on; empty for none."""
        domain = email.rpartition("@")[2]
        if email in self.addresses:
            return AccessRule.Kind.ADDRESS.value
        if any(domain == listed or domain.endswith(f".{listed}") for listed in self.domains):
            return AccessRule.Kind.DOMAIN.value
        if address and any(ip_address(address) in network for network in self.networks):
            return AccessRule.Kind.NETWORK.value
        return ""


def access_lists() -> tuple[AccessList, AccessList]:
    """The allowed and the blocked, at most a minute old."""
    rules = cache.get(_KEY)
    if rules is None:
        rules = list(AccessRule.objects.values_list("action", "kind", "value"))
        cache.set(_KEY, rules, timeout=_SECONDS)
    return _list(rules, AccessRule.Action.ALLOW), _list(rules, AccessRule.Action.BLOCK)


def forget_access_lists() -> None:
    """Read the rules anew: an editor changed them."""
    cache.delete(_KEY)


def normalised_rule_value(kind: str, value: str) -> str:
    """The value in the form that visitors are compared with. Raises ValidationError where it is none of its kind."""
    value = value.strip().lower()
    if kind == AccessRule.Kind.NETWORK:
        try:
            return str(ip_network(value, strict=False))
        except ValueError as error:
            raise ValidationError({"value": _("Enter a network such as 203.0.113.0/24 or an address.")}) from error
    if kind == AccessRule.Kind.ADDRESS:
        if "@" not in value:
            raise ValidationError({"value": _("Enter a whole address such as name@example.org.")})
        return canonical_email(value)
    return value.removeprefix("@").rstrip(".")


def _list(rules: list[tuple[str, str, str]], action: str) -> AccessList:
    of_kind = {
        kind: [value for on, of, value in rules if (on, of) == (action, kind)] for kind in AccessRule.Kind.values
    }
    return AccessList(
        networks=tuple(ip_network(value) for value in of_kind["network"]),
        domains=frozenset(of_kind["domain"]),
        addresses=frozenset(of_kind["address"]),
    )

"""A visitor's network: found behind trusted proxies only, kept as a keyed hash only."""

import hashlib
import hmac
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

IPV6_PREFIX = 64  # what a provider gives to one household


def client_address(request: HttpRequest) -> str:
    """The visitor's address; empty where none is known.

    X-Forwarded-For is read from the right, and only as far as the hops are proxies that
    TRUSTED_PROXIES names: what stands further left was written by the visitor.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    while hops and _is_trusted(address):
        address = hops.pop()
    return address if _parsed(address) else ""


def network_of(address: str) -> str:
    """The network that counts as one visitor: an IPv4 address itself, an IPv6 address's /64."""
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(IPv6Network((parsed, IPV6_PREFIX), strict=False))
    return str(parsed) if parsed else ""


def network_key(address: str) -> str:
    """A keyed hash of the network: equal for equal networks, not to be reversed without the key.

    The first 128 bits of HMAC-SHA256 (RFC 2104), in hexadecimal.
    """
    network = network_of(address)
    if not network:
        return ""
    return hmac.new(settings.SECRET_KEY.encode(), f"network:{network}".encode(), hashlib.sha256).hexdigest()[:32]


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address)
    except ValueError:
        return None


def _is_trusted(address: str) -> bool:
    # A server that is reached by a local socket sees no address at all: its proxy is on this machine.
    if not address:
        return "unix" in settings.TRUSTED_PROXIES
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in _trusted(tuple(settings.TRUSTED_PROXIES)))


@lru_cache(maxsize=8)
def _trusted(names: tuple[str, ...]) -> list:
    return [ip_network(name, strict=False) for name in names if name != "unix"]

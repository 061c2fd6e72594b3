"""A visitor's network: found behind trusted proxies only, kept as a keyed hash only."""

import hmac
import logging
import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

IPV6_PREFIX = 64  # what a provider gives to one household or phone
IPV6_SITE_PREFIX = 48  # what one customer may have, with 65,536 of the former
# This machine, and the addresses that nobody has on the internet (RFC 1918, 3927, 4193, 6598).
_INSIDE = [
    ip_network(name)
    for name in (
        *("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"),
        *("::1/128", "fc00::/7", "fe80::/10"),
    )
]
_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
logger = logging.getLogger("campaign.networks")
_WITH_PORT = re.compile(r"\[(?P<v6>[^\]]*)\](?::\d+)?|(?P<v4>[\d.]+):\d+")


def client_address(request: HttpRequest) -> str:
    """The visitor's address in its usual spelling; empty where none is known.

    X-Forwarded-For is read from the right, and only as far as the hops are proxies that
    TRUSTED_PROXIES names: what stands further left was written by the visitor. Behind a proxy that it does not
    name, all visitors would be the proxy: none is known then.
    """
    if comes_from_unnamed_proxy(request):
        return ""
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    hops = [hop for hop in map(str.strip, forwarded.split(",")) if hop] if forwarded else []
    while hops and _is_trusted(address):
        address = hops.pop()
    parsed = parsed_address(address)
    return str(parsed) if parsed else ""


def comes_from_trusted_proxy(request: HttpRequest) -> bool:
    """Whether the other end of the connection is a proxy that TRUSTED_PROXIES names."""
    return _is_trusted(request.META.get("REMOTE_ADDR", ""))


def comes_from_unnamed_proxy(request: HttpRequest) -> bool:
    """Whether a proxy on this machine or network handed the request on that TRUSTED_PROXIES does not name.

    No visitor from elsewhere can make it seem so: their address is neither private nor this machine's.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if not any(name in request.META for name in _FORWARDED) or _is_trusted(address):
        return False
    parsed = parsed_address(address)
    if parsed is not None and not any(parsed in network for network in _INSIDE):
        return False
    logger.warning("A proxy at %s is not in TRUSTED_PROXIES: visitors' networks are not known.", address or "a socket")
    return True


def network_of(address: str) -> str:
    """The network that counts as one visitor: an IPv4 address itself, an IPv6 address's /64."""
    parsed = parsed_address(address)
    if isinstance(parsed, IPv6Address):
        return str(IPv6Network((parsed, IPV6_PREFIX), strict=False))
    return str(parsed) if parsed else ""


def network_key(address: str) -> str:
    """A keyed hash of the network: equal for equal networks, not to be reversed without the key.

    The first 128 bits of HMAC-SHA256 (RFC 2104), in hexadecimal.
    """
    return _keyed_hash(network_of(address), settings.SECRET_KEY)


def wider_network_key(address: str) -> str:
    """The same of the /48 that a provider gives to one customer at most; empty for IPv4, which has none."""
    parsed = parsed_address(address)
    if not isinstance(parsed, IPv6Address):
        return ""
    return _keyed_hash(str(IPv6Network((parsed, IPV6_SITE_PREFIX), strict=False)), settings.SECRET_KEY)


def client_network(request: HttpRequest) -> str:
    """The key of the visitor's network; empty where none is known."""
    return network_key(client_address(request))


@lru_cache(maxsize=8192)
def _keyed_hash(network: str, key: str) -> str:
    return hmac.digest(key.encode(), f"network:{network}".encode(), "sha256").hex()[:32] if network else ""


@lru_cache(maxsize=8192)
def parsed_address(address: str) -> IPv4Address | IPv6Address | None:
    """The address, without the port that some proxies add or a local link's name; None for what is no address.

    One IPv4 address that a dual-stack socket writes as ``::ffff:203.0.113.7`` is that IPv4 address (RFC 4291).
    """
    if found := _WITH_PORT.fullmatch(address):
        address = found["v6"] or found["v4"]
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed


def _is_trusted(address: str) -> bool:
    # A server that is reached by a local socket sees no address at all: its proxy is on this machine.
    if not address:
        return "unix" in settings.TRUSTED_PROXIES
    parsed = parsed_address(address)
    return parsed is not None and any(parsed in network for network in _trusted(tuple(settings.TRUSTED_PROXIES)))


@lru_cache(maxsize=8)
def _trusted(names: tuple[str, ...]) -> list:
    return [ip_network(name, strict=False) for name in names if name != "unix"]

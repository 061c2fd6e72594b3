"""How often one network may send endorsements, and ask for links."""

from django.conf import settings
from django.http import HttpRequest

from campaign.core import rate_limits
from campaign.core.networks import client_address, network_key
from campaign.core.rate_limits import Rate
from endorsers.representatives.links import fingerprint

# Tries with errors count too: each may bring a file of two megabytes.
SENT = Rate(burst=12, sustained=60)
ASKED_BY_NETWORK = Rate(burst=5, sustained=30)
ASKED_BY_ADDRESS = Rate(burst=2, sustained=5)


def check_sending(request: HttpRequest) -> None:
    """Raise ``rate_limits.RateLimitError`` where the visitor's network sends too often."""
    _check("endorse", network_key(client_address(request)), SENT)


def check_asking(request: HttpRequest, address: str) -> None:
    """Count an address that never endorsed too: the limit must not tell them apart. Raises RateLimitError."""
    _check("endorsement-link", network_key(client_address(request)), ASKED_BY_NETWORK)
    _check("endorsement-link", fingerprint(address), ASKED_BY_ADDRESS)


def _check(what: str, who: str, rate: Rate) -> None:
    if settings.SIGN_RATE_LIMIT != "off":
        rate_limits.check(what=what, who=who, rate=rate)

"""How often one network may send endorsements, and ask for links."""

from django.conf import settings
from django.http import HttpRequest

from campaign.runtime.network.networks import client_address, network_key
from campaign.runtime.rate_limits import rate_limits
from campaign.runtime.rate_limits.rate_limits import Rate, RateLimitError
from endorsers.mails.links import fingerprint
from endorsers.models import EndorsementContact

# Tries with errors count too: each may bring a file of two megabytes.
SENT = Rate(burst=12, sustained=60)
# Of tries beyond that, so many bring a logo that is kept until there is room: to look at a file is work.
KEPT = Rate(burst=12, sustained=60)
# Files of a kit: drawing one takes up to a second.
DRAWN = Rate(burst=60, sustained=300)
ASKED_BY_NETWORK = Rate(burst=5, sustained=30)
ASKED_BY_ADDRESS = Rate(burst=2, sustained=5)


def check_sending(request: HttpRequest) -> None:
    """Raise ``rate_limits.RateLimitError`` where the visitor's network sends too often."""
    _check("endorse", network_key(client_address(request)), SENT)


def may_keep_logo(request: HttpRequest) -> bool:
    """Whether the file of a try that has to wait is looked at and kept."""
    try:
        _check("keep-logo", network_key(client_address(request)), KEPT)
    except RateLimitError:
        return False
    return True


def check_drawing(request: HttpRequest, contact: EndorsementContact) -> None:
    """Raise RateLimitError where a link asks for more files than a person does, or its network does."""
    _check("endorsement-kit", network_key(client_address(request)), DRAWN)
    _check("endorsement-kit", f"contact {contact.pk}", DRAWN)


def check_asking(request: HttpRequest, address: str) -> None:
    """Count an address that never endorsed too: the limit must not tell them apart. Raises RateLimitError."""
    _check("endorsement-link", network_key(client_address(request)), ASKED_BY_NETWORK)
    _check("endorsement-link", fingerprint(address), ASKED_BY_ADDRESS)


def _check(what: str, who: str, rate: Rate) -> None:
    if settings.SIGN_RATE_LIMIT != "off":
        rate_limits.check(what=what, who=who, rate=rate)

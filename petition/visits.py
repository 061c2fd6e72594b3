"""What a request says about where a signer comes from."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest

from campaign.core.networks import client_address, network_key

LENGTHS = {"source": 120, "medium": 60, "campaign": 60, "partner": 60, "referrer": 120, "referred_by": 16}


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Facts about a visit, each already cut to what is kept; ``address`` is looked at and never stored.

    ``consent_note``: where signers agreed who never saw the form, as the editor who imports them says.
    """

    address: str = ""
    network_key: str = ""
    source: str = ""
    medium: str = ""
    campaign: str = ""
    partner: str = ""
    referrer: str = ""
    referred_by: str = ""
    language: str = ""
    consent_note: str = ""


def visit_of(request: HttpRequest, *, language: str = "", **facts: str) -> Visit:
    """Read the visit from the request: its network, its query's UTM parameters, the site it came from.

    ``facts`` replace what the query says, such as the ``source`` of an API call.
    """
    query = request.GET.dict()
    said = {
        "source": query.get("utm_source", ""),
        "medium": query.get("utm_medium", ""),
        "campaign": query.get("utm_campaign", ""),
        "partner": query.get("partner", ""),
        "referred_by": query.get("ref", ""),
        "referrer": _foreign_site(request),
    }
    said |= {name: value for name, value in facts.items() if value}
    kept = {name: value.replace("\x00", "")[: LENGTHS[name]] for name, value in said.items()}
    address = client_address(request)
    return Visit(address=address, network_key=network_key(address), language=language, **kept)


def _foreign_site(request: HttpRequest) -> str:
    """The host name of the site that linked here; empty for our own."""
    if not (referrer := request.META.get("HTTP_REFERER", "")):
        return ""
    try:
        host = urlsplit(referrer).hostname or ""
    except ValueError:
        return ""
    return "" if host == request.get_host().split(":")[0] else host

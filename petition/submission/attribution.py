"""What a request says about where a signer comes from."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict

from campaign.runtime.network.networks import client_address, network_key

# Characters of a query; a longer one is no link that many share.
LONGEST_REMEMBERED = 1000
# What of an address's query says where a visitor comes from.
PARAMETERS = {
    "utm_source": "source",
    "utm_medium": "medium",
    "utm_campaign": "campaign",
    "partner": "partner",
    "ref": "ref",
}
LENGTHS = {"source": 120, "medium": 60, "campaign": 60, "partner": 60, "referrer": 120, "ref": 60}


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Facts about a visit, each already cut to what is kept; ``address`` is looked at and never stored.

    ``partner``: the name that a link says, and ``partner_id`` that of the partner itself, where it is known otherwise.
    ``consent_note`` and ``wording_id``: where signers agreed who never saw the form and which words of the statement
    they signed, as the editor who imports them says.
    """

    address: str = ""
    network_key: str = ""
    source: str = ""
    medium: str = ""
    campaign: str = ""
    partner: str = ""
    partner_id: int | None = None
    referrer: str = ""
    ref: str = ""
    language: str = ""
    consent_note: str = ""
    wording_id: int | None = None


def visit_of(request: HttpRequest, *, language: str = "", **facts: str) -> Visit:
    """Read the visit from the request: its network, its query's UTM parameters, the site it came from.

    ``facts`` replace what the query says, such as the ``source`` of an API call.
    """
    said = {"referrer": _foreign_site(request), **facts}
    query = request.META.get("QUERY_STRING", "")
    of_query = _said_by(query) if len(query) <= LONGEST_REMEMBERED else _said_by.__wrapped__(query)
    kept: dict[str, Any] = of_query | {name: _storable(name, value) for name, value in said.items() if value}
    address = client_address(request)
    return Visit(address=address, network_key=network_key(address), language=language, **kept)


@lru_cache(maxsize=1024)  # on a news day nearly all come by a few links
def _said_by(query: str) -> dict[str, str]:
    # A server hands on the bytes of an address one character each (PEP 3333).
    parameters = QueryDict(query.encode("latin-1"))
    said = {fact: parameters.get(name, "") for name, fact in PARAMETERS.items()}
    return {name: _storable(name, value) for name, value in said.items() if value}


def _storable(name: str, value: str) -> str:
    return value.replace("\x00", "")[: LENGTHS[name]]


def _foreign_site(request: HttpRequest) -> str:
    """The host name of the site that linked here; empty for our own."""
    if not (referrer := request.META.get("HTTP_REFERER", "")):
        return ""
    try:
        host = urlsplit(referrer).hostname or ""
    except ValueError:
        return ""
    return "" if host == request.get_host().split(":")[0] else host

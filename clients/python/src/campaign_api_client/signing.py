"""Signing a petition with all that it asks for."""

import uuid
from typing import Any
from urllib.parse import urljoin

from campaign_api_client.generated import AuthenticatedClient, Client
from campaign_api_client.generated.api.petitions import sign_petition
from campaign_api_client.generated.models import PetitionOut, ProblemDetails, SignatureAccepted, SignatureIn
from campaign_api_client.puzzle import solve_puzzle


def connect(site: str, *, key: str = "") -> Client | AuthenticatedClient:
    """The client of a site, such as ``https://campaign.example.org``; ``key`` is a partner's."""
    return AuthenticatedClient(base_url=site, token=key) if key else Client(base_url=site)


def sign(
    client: Client | AuthenticatedClient, petition: PetitionOut, values: dict[str, Any], *, sending: str = ""
) -> SignatureAccepted | ProblemDetails:
    """Sign with these values, which ``values_of`` makes, and with the puzzle where the petition has one.

    ``sending`` names this attempt: give the same one when you send again after a lost connection, and nothing is done
    twice. A problem is answered, not raised; a network's failure is httpx's.
    """
    sending = sending or str(uuid.uuid4())
    http = client.get_httpx_client()
    has_key = isinstance(client, AuthenticatedClient)
    if "altcha" in petition.form.to_dict()["properties"] and not has_key:
        values = {"altcha": solve_puzzle("/signature/puzzle/", http)} | values
    answer = _send(client, petition, values, sending)
    harder = answer.additional_properties.get("puzzle") if isinstance(answer, ProblemDetails) else None
    if harder and not has_key:
        values = values | {"altcha": solve_puzzle(urljoin(str(http.base_url), harder), http)}
        answer = _send(client, petition, values, sending)
    return answer


def _send(
    client: Client | AuthenticatedClient, petition: PetitionOut, values: dict[str, Any], sending: str
) -> SignatureAccepted | ProblemDetails:
    # What is missing is the server's to say, in words.
    body = SignatureIn.from_dict({"given_name": "", "email": ""} | values)
    answer = sign_petition.sync(petition_id=petition.id, client=client, body=body, idempotency_key=sending)
    if answer is None:
        raise RuntimeError("The API answered with a status that its document does not name.")
    return answer

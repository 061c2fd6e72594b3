"""Comments for tests, and where the public reads them."""

from typing import Any

from django.core.cache import cache
from django.test import Client

from petition.models import PetitionPage, Signature
from petition.tests.signers import signed

RIVER = "My daughter swims in this river.\n<b>Help</b>"


def written(petition: PetitionPage, number: int = 1, **said: Any) -> Signature:
    said = {"comment": f"{RIVER} {number}", "show_comment": True, "show_name": True, "country": "US"} | said
    return signed(petition, email=f"ada{number}@example.org", **said)


def everywhere(client: Client, petition: PetitionPage) -> dict[str, str]:
    """What each public channel says."""
    api = f"/api/campaign/v1/petitions/{petition.pk}"
    addresses = (
        *("/petition/", "/petition/reasons/"),
        *(f"{api}/signatures/", f"{api}/comments/", f"/api/osdi/v1/petitions/{petition.pk}/signatures/"),
    )
    answers = {}
    cache.clear()
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (200, 404), address
        answers[address] = answer.content.decode()
    return answers


def places_with(client: Client, petition: PetitionPage, words: str = "swims in this river") -> set[str]:
    return {address for address, text in everywhere(client, petition).items() if words in text}

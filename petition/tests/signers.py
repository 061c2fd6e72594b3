"""Signers for tests: made by the one verb, like all others."""

from datetime import datetime
from typing import Any

from petition.models import PetitionPage, Signature
from petition.signing import channels
from petition.signing.sign import sign
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

COUNT, UPDATES = PetitionPage.Confirmation.COUNT, PetitionPage.Confirmation.UPDATES


def signed(
    petition: PetitionPage,
    *,
    email: str = "ada@example.org",
    language: str = "en",
    network_key: str = "",
    now: datetime | None = None,
    **said: Any,
) -> Signature:
    """The signature of somebody who has just signed (Ada, unless said otherwise)."""
    said = {"given_name": "Ada", "family_name": "Lovelace"} | said
    sign(
        petition=petition,
        submission=Submission(email=email, **said),
        visit=Visit(language=language, network_key=network_key),
        channel=channels.FORM,
        now=now,
    )
    return Signature.objects.of(petition).get(email=email)


def asks_to_confirm(petition: PetitionPage, mode: str = COUNT) -> PetitionPage:
    petition.confirmation = mode
    petition.save()
    return petition

"""A published log as an outsider has it."""

import json
from base64 import b64encode

from django.test import Client

from petition.models import PetitionPage, Signature
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from petition.transparency import verifier
from petition.transparency.writing import write_log

KEY, OTHER_KEY = (b64encode(bytes([number]) * 32).decode() for number in (7, 8))


def sign_as(petition: PetitionPage, name: str, **said) -> Signature:
    channel, now = said.pop("channel", channels.FORM), said.pop("now", None)
    submission = Submission(given_name=name.title(), email=f"{name}@example.org", **said)
    write_signature(petition=petition, submission=submission, visit=Visit(language="en"), channel=channel, now=now)
    return Signature.objects.of(petition).get(canonical_email=f"{name}@example.org")


def sign_many(petition: PetitionPage, number: int, begin: int = 0) -> list[Signature]:
    return [sign_as(petition, f"signer{place}") for place in range(begin, begin + number)]


class Outsider:
    """Reads what everybody may read, and keeps it as it was read."""

    def __init__(self, petition: PetitionPage) -> None:
        self.client, self.address = Client(), f"/api/campaign/v1/petitions/{petition.pk}/log/"
        self.files: dict[str, bytes] = {}
        self.look()

    def look(self) -> None:
        self.claims = json.loads(self.client.get(self.address).content)
        self.keys = (self.claims["log"] or {}).get("keys", [])

    def read(self, name: str) -> bytes:
        if name not in self.files:
            response = self.client.get("/" + self.claims["log"]["prefix"].split("/", 3)[3] + name)
            if response.status_code != 200:
                raise OSError(name)
            self.files[name] = response.content
        return self.files[name]

    def check(self, **asked: str) -> list[str]:
        return list(verifier.check(self.claims, self.read, keys=self.keys, **asked))


def check_log(petition: PetitionPage, **asked: str) -> list[str]:
    """Write what is owed, and check all of it as an outsider."""
    write_log(petition=petition)
    return Outsider(petition).check(**asked)

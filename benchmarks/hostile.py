"""How the time for a stranger's text grows when it is twice as long, for each function that reads one; as JSON.

Run it with the product's settings. What is in step with its length takes twice the time, and what grows with the square
four times. Texts are as long as the entry lets in, and made of what once stopped a process.
"""

import json
import logging
import time
from collections.abc import Callable
from contextlib import suppress

import django

django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.test import Client, override_settings  # noqa: E402

from campaign.runtime.logs.redaction import without_personal_data  # noqa: E402
from endorsers.logos.svg_cleaning import clean_svg  # noqa: E402
from petition.models import PetitionPage  # noqa: E402

PIECES = ("a-", "@", "a.", "&a", "{", "\u0301")
# Others on the machine only add to a time: the least of some turns, and of more where it looks as if it grew.
TURNS, MOST_TURNS = 3, 15
SUSPICIOUS = 2.3
HALF = 15_000  # a post of 64 kB is refused by its length
OF_A_FILE = 400_000
# Less is lost in what a request takes anyway.
SHORTEST = 0.002


def main() -> dict[str, float]:
    petition = PetitionPage.objects.filter(slug="petition-1").get()
    client = Client(headers={"host": "127.0.0.1"})
    path, api = petition.get_url(), f"/api/campaign/v1/petitions/{petition.pk}/signatures/"
    sender = {"given_name": "Ada", "email": "ada@example.org", "country": "US", "postal_code": "20009"}
    entries: dict[str, tuple[Callable[[str], object], int]] = {
        **{
            f"form, {name}": (lambda text, name=name: client.post(path, sender | {name: text}), HALF) for name in FIELDS
        },
        "API, comment": (lambda text: _json(client, api, sender | {"comment": text}), HALF),
        "endorsers' API": (lambda text: _json(client, "/api/campaign/v1/endorsers/", {"name": text}), HALF),
        "search": (lambda text: client.get("/search/", {"q": text}), HALF),
        "source": (lambda text: client.get(path, {"utm_source": text}), HALF),
        "unknown address": (lambda text: client.get(f"/{text}".replace("?", "")), HALF),
        "token": (lambda text: client.get(f"/signature/confirm/{text.replace('/', '')}/"), HALF),
        "Accept-Language": (
            lambda text: client.get(path, headers={"accept-language": text.replace("\u0301", "x")}),
            HALF,
        ),
        "Idempotency-Key": (
            lambda text: _json(client, api, sender, {"idempotency-key": text.replace("\u0301", "x")}),
            HALF,
        ),
        "line of the log": (without_personal_data, OF_A_FILE),
        "style of a logo": (lambda text: _cleaned(f"<style><![CDATA[{text}]]></style>"), OF_A_FILE),
        "attribute of a logo": (lambda text: _cleaned(f'<path d="{_plain(text)}" style="{_plain(text)}"/>'), OF_A_FILE),
        "size of a logo": (lambda text: _cleaned("", f'width="{_plain(text)}" height="9"'), OF_A_FILE),
    }
    return {name: max(_growth(entry, half, piece) for piece in PIECES) for name, (entry, half) in entries.items()}


FIELDS = ("given_name", "family_name", "email", "comment", "postal_code")


def _growth(entry: Callable[[str], object], half: int, piece: str) -> float:
    """The time of the whole text over that of its half."""
    text = piece * (2 * half // len(piece))
    entry(text[:10])
    short = long = float("inf")
    for turn in range(MOST_TURNS):
        short, long = min(short, _seconds(entry, text[:half])), min(long, _seconds(entry, text))
        growth = long / max(short, SHORTEST)
        if turn + 1 >= TURNS and growth < SUSPICIOUS:
            break
    return growth


def _seconds(entry: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    entry(text)
    return time.perf_counter() - began


def _json(client: Client, path: str, body: dict, headers: dict[str, str] | None = None) -> object:
    return client.post(path, json.dumps(body), content_type="application/json", headers=headers or {})


def _plain(text: str) -> str:
    return text.replace("<", "(").replace("&", "+")


def _cleaned(inner: str, root: str = 'viewBox="0 0 9 9"') -> None:
    with suppress(ValidationError):
        clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{inner}</svg>'.encode())


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    with override_settings(SECURE_SSL_REDIRECT=False):
        print(json.dumps(main()))

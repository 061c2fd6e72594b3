"""The puzzle for the signer's device: ALTCHA's proof of work, computed and checked without any third party.

The protocol is ALTCHA's, version 2 (https://altcha.org/docs/v2/): the server signs a challenge, the device
searches the number that derives the wanted key (PBKDF2 with SHA-256), and sends both back.
"""

import logging
from collections.abc import Mapping
from typing import Any

from altcha_django.challenge import ChallengeConfig, build_challenge
from altcha_django.verifiers.local import LocalVerifier
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe

from campaign.core.rare_lines import RareLine

_disbelief = RareLine(logging.getLogger("campaign.puzzle"))

FIELD = "altcha"
# Long enough for a form that is read with care, short enough that solutions can't be hoarded.
SECONDS_TO_SOLVE = 20 * 60
# A solution is about 700 characters; longer ones are not looked at.
LONGEST_SOLUTION = 4096
# The number lies in the upper half of max_number, so the time to find it differs by no more than 2 to 1:
# one to two seconds on a phone, less where several cores search.
_DIFFICULTY = ChallengeConfig(cost=5_000, max_number=1_000, expires_seconds=SECONDS_TO_SOLVE)


def new_puzzle() -> dict[str, Any]:
    """A fresh challenge as ALTCHA's JSON: ``{"parameters": {…}, "signature": …}``."""
    challenge = build_challenge(config=_DIFFICULTY, hmac_secret=_secret(), hmac_key_secret=_key_secret())
    return challenge.to_dict()


def is_solved(data: Mapping[str, Any]) -> bool:
    """Whether the posted form or JSON body carries, in its field ``altcha``, a solution that is its own.

    Asking uses the solution up for the body's ``email``, so ask only for what is otherwise valid. The same
    post again (a double click) is still solved, another address with the same solution is not. Where the
    shared cache does not answer, no solution is believed: the signature is then confirmed by mail.
    """
    solution = data.get(FIELD)
    if not isinstance(solution, str) or not 0 < len(solution) <= LONGEST_SOLUTION:
        return False
    try:
        found = LocalVerifier(hmac_secret=_secret(), hmac_key_secret=_key_secret()).verify(solution)
    except RecursionError:  # JSON nested past what Python reads
        return False
    if not found.verified:
        return False
    try:
        return _is_first_use(found.replay_id, str(data.get("email", "")).strip().lower())
    except Exception as error:  # whichever client library is in use
        _disbelief.say("Solved puzzles are not believed, the cache does not answer: %s", error)
        return False


@require_safe
def puzzle(request: HttpRequest) -> HttpResponse:
    """GET /signature/puzzle/: a fresh challenge for one signature, never kept by a cache."""
    response = JsonResponse(new_puzzle())
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_first_use(nonce: str, address: str) -> bool:
    key, user = f"puzzle:{nonce}", _derived("user", f"{_secret()}{address}")
    return cache.add(key, user, timeout=SECONDS_TO_SOLVE + 60) or cache.get(key) == user


def _secret() -> str:
    return settings.ALTCHA_HMAC_SECRET or _derived("challenge", settings.SECRET_KEY)


def _key_secret() -> str:
    return _derived("key", _secret())


def _derived(purpose: str, secret: str) -> str:
    return salted_hmac("petition.puzzle", purpose, secret=secret, algorithm="sha256").hexdigest()

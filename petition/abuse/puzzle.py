"""The puzzle for the signer's device: ALTCHA's proof of work, computed and checked without any third party.

The protocol is ALTCHA's, version 2 (https://altcha.org/docs/v2/): the server signs a challenge, the device
searches the number that derives the wanted key (PBKDF2 with SHA-256), and sends both back.
"""

import logging
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from altcha_django.challenge import ChallengeConfig, build_challenge
from altcha_django.verifiers.local import LocalVerifier
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe

logger = logging.getLogger("campaign.puzzle")

FIELD = "altcha"
# Long enough for a form that is read with care, short enough that solutions can't be hoarded.
SECONDS_TO_SOLVE = 20 * 60
# A solution is about 700 characters; longer ones are not looked at.
LONGEST_SOLUTION = 4096
# The number lies in the upper half of max_number, so the time to find it differs by no more than 2 to 1: on average
# 750 keys of 5,000 rounds, a second of one core of a server, less where several cores search.
_DIFFICULTY = ChallengeConfig(cost=5_000, max_number=1_000, expires_seconds=SECONDS_TO_SOLVE)
# In place of waiting where a network has used up its rate: ten times as much work.
_HARDER = ChallengeConfig(cost=5_000, max_number=10_000, expires_seconds=SECONDS_TO_SOLVE)


class Proof(IntEnum):
    """Which puzzle a device solved; each is worth what the one before is."""

    NONE = 0
    SOLVED = 1
    HARDER = 2


def new_puzzle(proof: Proof = Proof.SOLVED) -> dict[str, Any]:
    """A fresh challenge as ALTCHA's JSON: ``{"parameters": {…}, "signature": …}``."""
    config, secret = (_HARDER if proof is Proof.HARDER else _DIFFICULTY), _secret(proof)
    return build_challenge(config=config, hmac_secret=secret, hmac_key_secret=_key_secret(secret)).to_dict()


def is_solved(data: Mapping[str, Any]) -> bool:
    """Whether there is a proof at all."""
    return bool(proof_of(data))


def proof_of(data: Mapping[str, Any]) -> Proof:
    """Which puzzle's solution the posted form or JSON body carries in its field ``altcha``, if it is its own.

    Asking uses the solution up for the body's ``email``, so ask only for what is otherwise valid. The same
    post again (a double click) is still solved, another address with the same solution is not. Where the
    shared cache does not answer, no solution is believed: the signature is then confirmed by mail.
    """
    solution = data.get(FIELD)
    if not isinstance(solution, str) or not 0 < len(solution) <= LONGEST_SOLUTION:
        return Proof.NONE
    proof, nonce = _verified(solution)
    if not proof:
        return Proof.NONE
    try:
        return proof if _is_first_use(nonce, str(data.get("email", "")).strip().lower()) else Proof.NONE
    except Exception as error:  # whichever client library is in use
        logger.error("Solved puzzles are not believed, the cache does not answer: %s", error)
        return Proof.NONE


@require_safe
def puzzle(request: HttpRequest) -> HttpResponse:
    """GET /signature/puzzle/: a fresh challenge for one signature, never kept by a cache.

    ``?harder``: the one that is taken in place of waiting.
    """
    response = JsonResponse(new_puzzle(Proof.HARDER if "harder" in request.GET else Proof.SOLVED))
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_first_use(nonce: str, address: str) -> bool:
    key, user = f"puzzle:{nonce}", _derived("user", f"{_secret()}{address}")
    return cache.add(key, user, timeout=SECONDS_TO_SOLVE + 60) or cache.get(key) == user


def _verified(solution: str) -> tuple[Proof, str]:
    """Which puzzle it solves, known by the secret that signed it, and the puzzle's nonce."""
    for proof in (Proof.SOLVED, Proof.HARDER):
        secret = _secret(proof)
        try:
            found = LocalVerifier(hmac_secret=secret, hmac_key_secret=_key_secret(secret)).verify(solution)
        except RecursionError:  # JSON nested past what Python reads
            break
        if found.verified:
            return proof, found.replay_id or ""
    return Proof.NONE, ""


def _secret(proof: Proof = Proof.SOLVED) -> str:
    secret = settings.ALTCHA_HMAC_SECRET or _derived("challenge", settings.SECRET_KEY)
    return _derived("harder", secret) if proof is Proof.HARDER else secret


def _key_secret(secret: str) -> str:
    return _derived("key", secret)


def _derived(purpose: str, secret: str) -> str:
    return salted_hmac("petition.puzzle", purpose, secret=secret, algorithm="sha256").hexdigest()

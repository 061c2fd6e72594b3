"""The ``ref`` of a signer's own links: 16 letters that only we make and read, and that say nothing to others.

The number is hidden by a keyed hash of its own keyed hash, as a synthetic initialization vector does it (RFC 5297), so
that nobody learns how many signed before, and no one can be made up: of 2⁴⁸ guesses one is somebody's. There is
nothing to store; one whose signer's data are erased leads to nobody (see ``petition.signing.inserting``).

The one that the page of thanks passes on is another one than that of the signer's mails: whoever signed with somebody
else's address can't know their link again.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from secrets import token_urlsafe

from django.conf import settings
from django.utils.crypto import constant_time_compare

from petition.models import Signature

LENGTH = 16
_HALF = 6
_SALT = b"petition.referrals"
# Where a ref is handed out, the byte before the number: in what the owner of the address reads, or after signing.
_TO_OWNER, _TO_SENDER = b"\0", b"\1"


def ref_of(signature: Signature) -> str:
    """What the links carry that the owner of the address gets, under this petition alone."""
    return _ref(_TO_OWNER, signature.pk, signature.petition_id)


def ref_of_new(number: int, *, petition_id: int) -> str:
    """The same for whoever has just sent this signature."""
    return _ref(_TO_SENDER, number, petition_id)


def made_up_ref() -> str:
    """One that is nobody's, and that nobody can tell from somebody's."""
    return token_urlsafe(2 * _HALF)


def signature_named_by(ref: str, *, petition_id: int) -> int | None:
    """The number of the signature; None for what was not made by us, or for another petition."""
    try:
        raw = urlsafe_b64decode(ref) if len(ref) == LENGTH else b""
    except ValueError:
        raw = b""
    if len(raw) != 2 * _HALF:
        return None
    proof, hidden = raw[:_HALF], raw[_HALF:]
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        number = _hidden(hidden, proof, key)
        if constant_time_compare(proof, _proof(number, petition_id, key)):
            return int.from_bytes(number[1:])
    return None


def _ref(place: bytes, number: int, petition_id: int) -> str:
    name = place + number.to_bytes(_HALF - 1)
    proof = _proof(name, petition_id, settings.SECRET_KEY)
    return urlsafe_b64encode(proof + _hidden(name, proof, settings.SECRET_KEY)).decode()


def _proof(number: bytes, petition_id: int, key: str) -> bytes:
    return hmac.digest(_derived(_SALT, key), b"%d:%b" % (petition_id, number), "sha256")[:_HALF]


def _hidden(number: bytes, proof: bytes, key: str) -> bytes:
    """Hides a number, and shows a hidden one."""
    mask = hmac.digest(_derived(_SALT + b".hiding", key), proof, "sha256")[:_HALF]
    return bytes(one ^ other for one, other in zip(number, mask, strict=True))


@lru_cache(maxsize=16)  # each signature needs two
def _derived(salt: bytes, key: str) -> bytes:
    return hashlib.sha256(salt + key.encode()).digest()

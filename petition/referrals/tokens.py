"""The ``ref`` of a signer's own links: 16 letters that only we make and read, and that say nothing to others.

The number is hidden by a keyed hash of its own keyed hash, as a synthetic initialization vector does it (RFC 5297), so
that nobody learns how many signed before, and no one can be made up: of 2⁴⁸ guesses one is somebody's. There is
nothing to store; one whose signer's data are erased leads to nobody (see ``petition.signing.inserting``).
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from petition.models import Signature

LENGTH = 16
_HALF = 6
_SALT = "petition.referrals"


def ref_of(signature: Signature) -> str:
    """What this signer's links carry, under this petition alone."""
    number = signature.pk.to_bytes(_HALF)
    proof = _proof(number, signature.petition_id, settings.SECRET_KEY)
    return urlsafe_b64encode(proof + _hidden(number, proof, settings.SECRET_KEY)).decode()


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
            return int.from_bytes(number)
    return None


def _proof(number: bytes, petition_id: int, key: str) -> bytes:
    return salted_hmac(_SALT, b"%d:%b" % (petition_id, number), key, algorithm="sha256").digest()[:_HALF]


def _hidden(number: bytes, proof: bytes, key: str) -> bytes:
    """Hides a number, and shows a hidden one."""
    mask = salted_hmac(f"{_SALT}.hiding", proof, key, algorithm="sha256").digest()[:_HALF]
    return bytes(one ^ other for one, other in zip(number, mask, strict=True))

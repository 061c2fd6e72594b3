"""The keys by which checkpoints are signed, as TRANSPARENCY_KEY gives them: apart from SECRET_KEY."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64Error

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from petition.transparency.notes import verifier_key

SEED = 32  # bytes


class BadKeyError(ValueError):
    """TRANSPARENCY_KEY is no list of keys."""


def signing_keys() -> list[Ed25519PrivateKey]:
    """All that are given, each signs: the present one, and in a time of change the one before or after it.

    Raises BadKeyError.
    """
    return [_key(written) for written in settings.TRANSPARENCY_KEY]


def verifier_keys(origin: str) -> list[str]:
    return [verifier_key(origin, key.public_key()) for key in signing_keys()]


def new_key() -> str:
    """One to put into TRANSPARENCY_KEY."""
    return b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def _key(written: str) -> Ed25519PrivateKey:
    try:
        seed = b64decode(written, validate=True)
    except NotBase64Error as error:
        raise BadKeyError("TRANSPARENCY_KEY is not base64") from error
    if len(seed) != SEED:
        raise BadKeyError("TRANSPARENCY_KEY is not of 32 bytes")
    return Ed25519PrivateKey.from_private_bytes(seed)

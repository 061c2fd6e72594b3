"""What names a recipient outside: in the return path, the Message-ID and the link that unsubscribes.

A number and a keyed hash (the first 64 bits of HMAC-SHA256), small letters alone, since mail servers fold the case of
what is before an ``@``. It never expires: whoever finds an old mail may still leave.
"""

import hmac
import re
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.utils.crypto import constant_time_compare

UNSUBSCRIBE, RETURN_PATH, MESSAGE = "unsubscribe", "return-path", "message"
_TOKEN = re.compile(r"([1-9][0-9]{0,17})-([0-9a-f]{16})")


def token(number: int, purpose: str) -> str:
    """Of the recipient with this number, for this purpose alone."""
    return f"{number}-{_seal(number, purpose, settings.SECRET_KEY)}"


def read(text: str, purpose: str) -> int | None:
    """The recipient's number; None for what is no token of ours, also with an earlier key."""
    found = _TOKEN.fullmatch(text.strip().lower())
    if found is None:
        return None
    number = int(found[1])
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    good = any(constant_time_compare(found[2], _seal(number, purpose, key)) for key in keys)
    return number if good else None


def _seal(number: int, purpose: str, key: str) -> str:
    return hmac.digest(_derived(purpose, key), b"%d" % number, sha256).hex()[:16]


@lru_cache(maxsize=64)
def _derived(purpose: str, key: str) -> bytes:
    return sha256(f"campaign.mailings.{purpose}{key}".encode()).digest()

"""Short secrets that the site must read again, encrypted so that a stolen copy of the database tells none.

The key comes from SECRET_KEY and from what the secret is for; SECRET_KEY_FALLBACKS still open what they encrypted.
"""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def encrypted(text: str, *, purpose: str) -> str:
    return _ciphers(purpose)[0].encrypt(text.encode()).decode()


def decrypted(text: str, *, purpose: str) -> str:
    """Raises ``cryptography.fernet.InvalidToken`` where no key of the site has encrypted it."""
    return MultiFernet(_ciphers(purpose)).decrypt(text).decode()


def reencrypted(text: str, *, purpose: str) -> str:
    """The same under the present key; unchanged where it is that already, or where no key opens it."""
    present, *earlier = _ciphers(purpose)
    for cipher in earlier:
        try:
            return present.encrypt(cipher.decrypt(text)).decode()
        except InvalidToken:
            continue
    return text


def _ciphers(purpose: str) -> list[Fernet]:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(f"{purpose}:{key}".encode()).digest() for key in keys)
    return [Fernet(base64.urlsafe_b64encode(digest)) for digest in digests]

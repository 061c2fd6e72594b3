"""The keyed hash that names a mailbox: the same in Python, in PostgreSQL and in SQLite.

It is HMAC-SHA256 as ``signed_links.fingerprint`` makes it. PostgreSQL has SHA-256 and no HMAC of its own, so the two
rounds (RFC 2104) are written out; a function of ours does it on SQLite.
"""

import hashlib
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

from campaign.core.signed_links import fingerprint

SALT = "campaign.mailings.mailbox"
_BLOCK = 64  # bytes that SHA-256 takes at once


def mailbox_key(canonical_email: str) -> str:
    """The name of the mailbox that this canonical address (``canonical_email``) reaches."""
    return fingerprint(canonical_email, salt=SALT)


def mailbox_keys(canonical_email: str) -> list[str]:
    """The same with every key of the site, the present one first: rows may be named with an earlier one."""
    return [fingerprint(canonical_email, salt=SALT, key=key) for key in _keys()]


def key_in_sql(column: str, which: int = 0) -> tuple[str, list[Any]]:
    """SQL of the name of the mailbox whose canonical address is in the column; ``which``: with which key."""
    if connection.vendor == "sqlite":
        return f"campaign_mailbox({column}, %s)", [which]
    inner, outer = _pads(_keys()[which])
    rounds = f"sha256(%s::bytea || sha256(%s::bytea || convert_to({column}, 'UTF8')))"
    return f"encode(substr({rounds}, 1, 8), 'hex')", [outer, inner]


def number_of_keys() -> int:
    return len(_keys())


def _keys() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _pads(key: str) -> tuple[bytes, bytes]:
    derived = hashlib.sha256(SALT.encode() + key.encode()).digest().ljust(_BLOCK, b"\0")
    return bytes(byte ^ 0x36 for byte in derived), bytes(byte ^ 0x5C for byte in derived)


def _give_function(connection: Any, **_signal: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "campaign_mailbox", 2, lambda address, which: fingerprint(address, salt=SALT, key=_keys()[which])
        )


connection_created.connect(_give_function, dispatch_uid="campaign.mailings.mailbox_keys")

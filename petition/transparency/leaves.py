"""What stands in a petition's log: leaves of one line of ASCII each, and the receipt that opens a signer's own.

A leaf is words with a blank between them: its kind, the wording's number and SHA-256, how many signatures, the day
since which they count where the campaign is, and last

- ``start``: the commitment to what else is kept (see ``commitment``);
- ``end``: why it stopped to count. It names no start;
- ``paper``: the SHA-256 of the sheets' scan, or ``-``;
- ``paper-end``: why.

The first leaf of a log that follows another one is ``follows``: that one's origin, size, root, and why it ended.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Self

NONCE = 32  # bytes
_DOMAIN = b"campaign.signature.v1\n"


class Proof(StrEnum):
    """How far it is known that somebody stands behind a signature; what a commitment hides."""

    MAIL = "mail"  # the address's owner confirmed
    PUZZLE = "puzzle"  # the device solved the petition's puzzle
    PARTNER = "partner"  # a partner's key brought it
    IMPORT = "import"  # an editor's list
    NONE = "none"  # counted as it was typed


class Why(StrEnum):
    """Why a signature stopped to count: a class, never a person's reason."""

    WITHDRAWN = "withdrawn"  # by its signer
    RULE = "rule"  # by a rule that an editor set to work
    EDITOR = "editor"  # by an editor alone
    UNCONFIRMED = "unconfirmed"  # the address was corrected, and its owner is asked
    CORRECTED = "corrected"  # it counts on, under another wording or since another day


@dataclass(frozen=True)
class Under:
    """The wording under which signatures are, and the day since which they count."""

    number: int
    digest: str
    day: date


@dataclass(frozen=True)
class Receipt:
    """What a signer needs to find the own leaf and to open its commitment. Nothing of the person is in it."""

    index: int
    proof: Proof
    nonce: bytes

    def __str__(self) -> str:
        return f"v1.{self.index}.{self.proof}.{urlsafe_b64encode(self.nonce).rstrip(b'=').decode()}"

    @classmethod
    def read(cls, written: str) -> Self:
        """Raises ValueError for what is no receipt."""
        version, index, proof, nonce = written.split(".")
        if version != "v1":
            raise ValueError("a receipt of another version")
        return cls(int(index), Proof(proof), urlsafe_b64decode(nonce + "="))


def new_nonces(number: int) -> Iterator[bytes]:
    drawn = secrets.token_bytes(NONCE * number)
    return (drawn[place : place + NONCE] for place in range(0, len(drawn), NONCE))


def commitment(proof: Proof, nonce: bytes) -> str:
    """Tells nothing without the nonce."""
    return sha256(_DOMAIN + nonce + proof.encode()).hexdigest()


def start(under: Under, proof: Proof, nonce: bytes) -> bytes:
    return _leaf("start", under, 1, commitment(proof, nonce))


def end(under: Under, why: Why) -> bytes:
    return _leaf("end", under, 1, why)


def paper(under: Under, count: int, scan: str) -> bytes:
    return _leaf("paper", under, count, scan or "-")


def paper_end(under: Under, count: int) -> bytes:
    return _leaf("paper-end", under, count, Why.CORRECTED)


def follows(origin: str, size: int, root: str, why: str) -> bytes:
    return f"follows {origin} {size} {root} {why}".encode("ascii")


def bundled(leaves: Iterable[bytes]) -> bytes:
    """As a bundle of entries has them: each behind its length in two bytes, big-endian."""
    return b"".join(len(leaf).to_bytes(2) + leaf for leaf in leaves)


def unbundled(bundle: bytes) -> list[bytes]:
    leaves, place = [], 0
    while place < len(bundle):
        begin = place + 2
        place = begin + int.from_bytes(bundle[place:begin])
        leaves.append(bundle[begin:place])
    return leaves


def _leaf(kind: str, under: Under, count: int, rest: str) -> bytes:
    return f"{kind} {under.number} {under.digest} {count} {under.day.isoformat()} {rest}".encode("ascii")

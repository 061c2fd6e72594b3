"""Checkpoints as signed notes (https://c2sp.org/signed-note, https://c2sp.org/tlog-checkpoint), by Ed25519."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64Error
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"


class MalformedNoteError(ValueError):
    """The text is no note, or none of a checkpoint."""


@dataclass(frozen=True)
class Checkpoint:
    """How large a log was, and its root."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def read(cls, note: str) -> Self:
        """What the note says, whoever signed it. Raises MalformedNoteError."""
        text, _signatures = _parts(note)
        lines = text.split("\n")
        try:
            return cls(lines[0], int(lines[1]), b64decode(lines[2], validate=True))
        except (IndexError, ValueError) as error:
            raise MalformedNoteError("no checkpoint") from error

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def signed(text: str, *, name: str, keys: list[Ed25519PrivateKey]) -> str:
    """The note with a signature by each of the keys."""
    return f"{text}\n{''.join(_line(text, name, key) for key in keys)}"


def is_signed_by(note: str, *, name: str, key: Ed25519PublicKey) -> bool:
    """Whether this key signed the note under this name. Raises MalformedNoteError."""
    text, signatures = _parts(note)
    wanted = _key_id(name, key)
    for line in signatures:
        signer, _blank, encoded = line.removeprefix("— ").rpartition(" ")
        try:
            written = b64decode(encoded, validate=True)
        except NotBase64Error as error:
            raise MalformedNoteError("a signature is not base64") from error
        if signer != name or written[:4] != wanted:
            continue
        try:
            key.verify(written[4:], text.encode())
        except InvalidSignature:
            return False
        return True
    return False


def verifier_key(name: str, key: Ed25519PublicKey) -> str:
    """The public key as those who verify notes are given it."""
    return f"{name}+{_key_id(name, key).hex()}+{b64encode(ED25519 + key.public_bytes_raw()).decode()}"


def _line(text: str, name: str, key: Ed25519PrivateKey) -> str:
    signature = _key_id(name, key.public_key()) + key.sign(text.encode())
    return f"— {name} {b64encode(signature).decode()}\n"


def _key_id(name: str, key: Ed25519PublicKey) -> bytes:
    return sha256(name.encode() + b"\n" + ED25519 + key.public_bytes_raw()).digest()[:4]


def _parts(note: str) -> tuple[str, list[str]]:
    text, blank, signatures = note.rpartition("\n\n")
    lines = signatures.split("\n")
    if not blank or lines.pop() or not lines or not all(line.startswith("— ") for line in lines):
        raise MalformedNoteError("no signed note")
    return f"{text}\n", lines

"""A text with placeholders as bytes that are cut once and filled in for each recipient.

The bytes are quoted-printable (RFC 2045, 6.7). A value is put in as lines of its own, which soft line breaks join to
their neighbours: whatever it says, no line grows too long, no line begins with a dot, and nothing is encoded again.
"""

import re
from binascii import b2a_qp
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from campaign.mailings.writing.placeholders import Piece

_DOT = re.compile(rb"(\A|\n)\.")


@dataclass(frozen=True)
class Slot:
    """Where a value is put; ``html``: its signs are written as HTML has them."""

    name: str
    fallback: bytes
    html: bool

    def filled(self, values: Mapping[str, str]) -> bytes:
        value = values.get(self.name, "")
        return _quoted_value(value, self.html) if value else self.fallback


def part(head: str, cut: Iterable[Piece], *, html: bool) -> list[bytes | Slot]:
    """A part of the mail: its head, and its text cut at the placeholders."""
    made: list[bytes | Slot] = [head.encode("ascii")]
    for piece in cut:
        if isinstance(piece, str):
            made.append(_quoted(piece))
        else:  # a fallback is in the writing of its text already
            made.append(Slot(piece.name, _on_own_lines(_quoted(piece.fallback)), html))
    return made


def sealed(made: Iterable[bytes | Slot]) -> list[bytes | Slot]:
    """Neighbouring bytes in one, lines that begin with a dot doubled (RFC 5321, 4.5.2): each begins a line."""
    joined: list[bytes | Slot] = []
    for piece in made:
        if isinstance(piece, bytes) and joined and isinstance(joined[-1], bytes):
            joined[-1] += piece
        else:
            joined.append(piece)
    return [_DOT.sub(rb"\1..", piece) if isinstance(piece, bytes) else piece for piece in joined]


def crlf(lines: bytes) -> bytes:
    return lines.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _quoted(text: str) -> bytes:
    return crlf(b2a_qp(text.encode(), istext=True))


@lru_cache(maxsize=8192)
def _quoted_value(value: str, html: bool) -> bytes:
    return _on_own_lines(_quoted(escape(value) if html else value))


def _on_own_lines(quoted: bytes) -> bytes:
    return b"=\r\n" + _DOT.sub(rb"\1=2E", quoted) + b"=\r\n" if quoted else b"=\r\n"

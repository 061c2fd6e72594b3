"""What became of each line of a list: kept small, read a page at a time."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    NEW = "new", _("new")
    KNOWN = "known", _("there already")
    REPEATED = "repeated_in_file", _("repeated in the file")
    WRONG = "wrong", _("refused")
    SKIPPED = "skipped", _("no entry")


@dataclass(frozen=True)
class Line:
    """``number`` as the file's program counts; ``label`` is what the line is about, ``words`` why it is what it is.

    ``pk``: what came in by it, or what is there already. ``same_as``: the line that it repeats.
    """

    number: int
    kind: str
    label: str = ""
    words: str = ""
    pk: int | None = None
    same_as: int | None = None


def pack(lines: Iterable[Line]) -> bytes:
    """A line of text for each, compressed: a hundred thousand of them take a few hundred kilobytes."""
    text = "\n".join(f"{line.kind}\t{json.dumps(astuple(line), ensure_ascii=False)}" for line in lines)
    return zlib.compress(text.encode())


def packed(content: bytes, kind: str = "") -> list[str]:
    """The lines of one kind, or all, as they are kept: to be counted and cut before they are read."""
    text = zlib.decompress(content).decode() if content else ""
    # JSON escapes every line break but those that only Unicode calls so.
    return [line for line in text.split("\n") if line and (not kind or line.startswith(f"{kind}\t"))]


def unpacked(lines: Iterable[str]) -> Iterator[Line]:
    for line in lines:
        yield Line(*json.loads(line.partition("\t")[2]))


def keys_of_new(content: bytes) -> list[int]:
    """The keys of all that came in."""
    return [line.pk for line in unpacked(packed(content, Kind.NEW)) if line.pk]

"""What changed from one text to another, word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "gone", "new"]
# A comparison takes their product in time: longer texts are compared line by line.
MOST_WORDS = 2_000
_WORDS = re.compile(r"\s|\S+")


class Part(NamedTuple):
    kind: Kind
    text: str


def difference(before: str, after: str) -> list[Part]:
    """The parts of both texts in their order: what both have, what is gone and what is new."""
    is_short = max(len(before.split()), len(after.split())) <= MOST_WORDS
    old, new = (_WORDS.findall(text) if is_short else text.splitlines(keepends=True) for text in (before, after))
    parts: list[Part] = []
    for tag, begin, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part("same", "".join(old[begin:end])))
            continue
        gone, come = Part("gone", "".join(old[begin:end])), Part("new", "".join(new[start:stop]))
        parts += [part for part in (gone, come) if part.text]
    return parts

"""The Unicode bidirectional algorithm (UAX 9): what stands where in a line of mixed directions."""

import unicodedata
from dataclasses import dataclass
from functools import cache

RIGHT_TO_LEFT = ("R", "AL", "AN")
FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"
_ISOLATES = ("LRI", "RLI", "FSI")
_JOINERS = "\u200c\u200d"  # invisible too, but letters look other beside them


@dataclass(frozen=True)
class DirectionalRun:
    """Characters of one direction, in the order in which they are read."""

    text: str
    right_to_left: bool


def is_right_to_left(text: str) -> bool:
    """True where the first letter outside isolated parts is of a script written from the right (rules P2 and P3)."""
    depth = 0
    for kind in map(unicodedata.bidirectional, text):
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def isolated(text: str) -> str:
    """The text as a part of a line that turns nothing around it, and is turned by nothing."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"


def isolated_if_turned(text: str, *, right_to_left: bool) -> str:
    """The text for a sentence of this direction: isolated where a letter of it is of the other one."""
    kinds = {unicodedata.bidirectional(char) for char in text}
    turned = "L" in kinds if right_to_left else bool(kinds & {"R", "AL"})
    return isolated(text) if turned else text


def runs_in_order_of_sight(text: str) -> list[DirectionalRun]:
    """The line's runs from left to right. Marks that only steer directions are not among them."""
    if not any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text):
        seen = "".join(filter(_is_drawn, text))
        return [DirectionalRun(seen, False)] if seen else []
    # Its resolved levels pass Unicode's conformance tests; of fpdf2, nothing else is used. It brings 29 MB along, which
    # no process needs that draws no such line.
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    direction = TextDirection.RTL if is_right_to_left(text) else TextDirection.LTR
    runs: list[tuple[int, list[str]]] = []
    for one in BidiParagraph(text, direction).get_reordered_characters():
        if not _is_drawn(one.character):
            continue
        if not runs or runs[-1][0] != one.embedding_level:
            runs.append((one.embedding_level, []))
        runs[-1][1].append(one.character)
    return [_run(level, chars) for level, chars in runs]


def mirrored(text: str) -> str:
    """Brackets and the like as they look in a line from right to left (rule L4)."""
    return "".join(_mirrors().get(char, char) for char in text)


@cache
def _mirrors() -> dict[str, str]:
    from fpdf.bidi import BIDI_BRACKETS

    more = {one: other for pair in ("<>", "«»", "‹›", "≤≥") for one, other in (pair, pair[::-1])}
    return {char: other["pair"] for char, other in BIDI_BRACKETS.items()} | more


def _is_drawn(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in ("Cf", "Cc")


def _run(level: int, seen: list[str]) -> DirectionalRun:
    from_right = bool(level % 2)
    return DirectionalRun("".join(reversed(seen) if from_right else seen), from_right)

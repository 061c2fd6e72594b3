"""Where the headings of a list stand, and which column each of them names."""

import json
from collections.abc import Container, Mapping
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from campaign.core.text.folding import folded
from campaign.imports.delimited import LINES_LOOKED_AT, Record

LENGTH = 200  # no heading is longer


def heading_key(heading: str) -> str:
    """Equal for headings that differ in case, accents, blanks, punctuation and in what a script writes in two ways."""
    return _key(heading[:LENGTH])


@lru_cache(maxsize=4096)
def _key(heading: str) -> str:
    words = "".join(char if char.isalnum() or category(char)[0] == "M" else " " for char in folded(heading))
    return "_".join(words.split())


def heading_keys(words: str) -> frozenset[str]:
    """The keys of headings, or of other words of a list, that are divided by blanks."""
    return frozenset(map(heading_key, words.split()))


def read_headings(module: str) -> dict[str, str]:
    """The headings of each field, divided by blanks: ``headings.json`` beside the file of a module."""
    return json.loads(Path(module).with_name("headings.json").read_text("utf-8"))


def known_headings(known: Mapping[str, str]) -> frozenset[str]:
    """All headings of ``known``, which has those of each field, divided by blanks."""
    return frozenset().union(*map(heading_keys, known.values()))


def find_headings(records: list[Record], known: Container[str]) -> int | None:
    """The place of the headings among the first records; None where the list has none.

    The line with most headings that we know; else the first that fills the width of the list. Titles above it,
    or the groups of a heading in two lines, are no rows.
    """
    head = records[:LINES_LOOKED_AT]
    matches = [sum(_is_known(cell, known) for cell in cells) for _line, cells in head]
    best = max(matches, default=0)
    filled = [sum(bool(cell.strip()) for cell in cells) for _line, cells in head]
    wide = max(filled, default=0) * 0.6
    if best > 1:
        return matches.index(best)
    place = next((place for place, number in enumerate(filled) if number >= wide), None)
    return place if place is not None and _may_be_headings(head[place][1]) else None


def guess_mapping(headings: list[str], *, known: Mapping[str, str], allowed: Container[str]) -> dict[str, int]:
    """Field names with the number of the column whose heading names them; the first where two do.

    ``known`` has the headings of each field, as ``heading_key`` writes them, divided by blanks.
    """
    field_of = {key: name for name, words in known.items() for key in heading_keys(words)}
    mapping: dict[str, int] = {}
    for number, heading in enumerate(headings):
        name = next((field_of[key] for key in _keys(heading) if key in field_of), None)
        if name in allowed and name not in mapping:
            mapping[name] = number
    return mapping


def _keys(heading: str) -> tuple[str, str]:
    """The whole heading, and what is before a bracket: "E-mail (required)"."""
    return heading_key(heading), heading_key(heading.partition("(")[0])


def _is_known(cell: str, known: Container[str]) -> bool:
    return any(key in known for key in _keys(cell))


def _may_be_headings(cells: list[str]) -> bool:
    words = [cell.strip() for cell in cells if cell.strip()]
    return not any("@" in word or "://" in word for word in words) and not all(
        word.replace(".", "").replace(",", "").isdecimal() for word in words
    )

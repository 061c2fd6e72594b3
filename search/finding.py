"""Finds what is public, in all registered kinds at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from campaign.core.searchables import Found, all_searchables
from search.query import words_of

MOST_PER_KIND = 100


@dataclass(frozen=True)
class KindCount:
    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Findings:
    """``results`` holds those of the kind asked for, best first; ``kinds`` counts every kind that was found."""

    words: tuple[str, ...]
    results: Sequence[Found]
    kinds: tuple[KindCount, ...]


def find(*, text: str, kind: str = "") -> Findings:
    """Search all public things for ``text``; ``kind`` narrows the results, not the counts. Never raises."""
    words = words_of(text)
    if not words:
        return Findings((), (), ())
    results: list[Found] = []
    kinds = []
    for searchable in all_searchables():
        found = [searchable.found(hit) for hit in searchable.queryset().search(" ".join(words))[:MOST_PER_KIND]]
        if found:
            kinds.append(KindCount(searchable.kind, str(searchable.label), len(found)))
        if kind in ("", searchable.kind):
            results += found
    return Findings(tuple(words), results, tuple(kinds))

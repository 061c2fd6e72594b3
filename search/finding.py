"""Finds what is public, in all registered kinds at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from modelsearch.query import PlainText
from wagtail.search.backends import get_search_backend

from campaign.core.pages.prefetching import load_streams
from campaign.core.searchables import Found, Searchable, all_searchables
from search.reading.query import analyzed, analyzed_title, holds, words_of
from search.reading.spelling import corrected

# No reader turns 50 pages of one kind: what ranks lower is neither shown nor counted.
MOST_OF_A_KIND = 1000


@dataclass(frozen=True)
class KindCount:
    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Hit:
    """A match before it is loaded: ``passage`` is set where a part of an instance matched."""

    searchable: Searchable
    pk: Any
    title: str
    score: float
    passage: Found | None = None


class Hits(Sequence[Found]):
    """Ranked hits that load from the database only those of a slice, with one query a model."""

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        self._hits = list(hits)

    def __len__(self) -> int:
        return len(self._hits)

    def __getitem__(self, index: Any) -> Any:  # a slice is a list of those found, a number one of them
        if isinstance(index, slice):
            return _loaded(self._hits[index])
        return _loaded([self._hits[index]])[0]

    def of_kind(self, kind: str) -> "Hits":
        """Those of one kind; all for an empty one."""
        return Hits(hit for hit in self._hits if kind in ("", hit.searchable.kind))


@dataclass(frozen=True)
class Findings:
    """What a search gave.

    ``results`` holds those of the kind asked for, best first, and loads them as it is sliced; ``kinds`` counts
    every kind that was found. ``words`` are those searched for: where nothing had the words typed,
    ``corrected`` is the query as spelled in titles here, and ``partial`` says that no result has all words.
    """

    words: tuple[str, ...]
    results: Hits
    kinds: tuple[KindCount, ...]
    corrected: str = ""
    partial: bool = False


def find(*, text: str, kind: str = "") -> Findings:
    """Search all that is public for ``text``, whatever it holds; ``kind`` narrows the results, not the counts.

    First for things with all the words, then with their spelling corrected, then for things with any of them.
    """
    words = words_of(text)
    if not words:
        return Findings(words=(), results=Hits(), kinds=())
    hits = _hits(words)
    correction: list[str] = []
    if not hits and (correction := corrected(words)) and (hits := _hits(correction)):
        words = correction
    partial = not hits and len(words) > 1
    if partial:
        hits, correction = _hits(words, operator="or"), []
    counts = Counter(hit.searchable.kind for hit in hits)
    labels = {searchable.kind: str(searchable.label) for searchable in reversed(all_searchables())}
    return Findings(
        words=tuple(words),
        results=Hits(hits).of_kind(kind),
        kinds=tuple(KindCount(value, labels[value], counts[value]) for value in reversed(labels) if counts[value]),
        corrected=" ".join(correction) if hits else "",
        partial=partial and bool(hits),
    )


def _hits(words: list[str], *, operator: str = "and") -> list[Hit]:
    """All that match, best first: by how well the title matches, then by the database's score."""
    query = PlainText(" ".join(words), operator=operator)
    backend = get_search_backend()
    hits: list[Hit] = []
    searchables = all_searchables()
    kinds = [(searchable.queryset(), searchable.title_field) for searchable in searchables]
    for searchable, rows in zip(searchables, backend.ranked(kinds, query=query, most=MOST_OF_A_KIND), strict=True):
        found = [Hit(searchable, *row) for row in rows]
        hits += _split(found, words, of=searchable) if searchable.passages and found else found
    return sorted(hits, key=lambda hit: (*_title_rank(hit.title, words), -hit.score))


def _title_rank(title: str, words: list[str]) -> tuple[int, int]:
    """The very title first, then titles with the words in a row, then with all words, short ones first; then others."""
    written = analyzed_title(title)
    if f" {' '.join(words).replace('-', ' ')} " in f" {written} ":
        return 0, len(written)
    return (1, len(written)) if _holds_all(written, words) else (2, 0)


def _holds_all(written: str, words: list[str]) -> bool:
    return all(holds(written.split(), wanted) for wanted in words)


def _split(hits: list[Hit], words: list[str], *, of: Searchable) -> list[Hit]:
    """Each passage that holds all the words instead of the instance that it is a part of."""
    instances = of.queryset().in_bulk([hit.pk for hit in hits])
    load_streams(list(instances.values()))
    split: list[Hit] = []
    for hit in hits:
        passages = [
            replace(hit, title=passage.title, passage=of.found_passage(passage))
            for passage in (of.passages(instances[hit.pk]) if hit.pk in instances else ())
            if _holds_all(analyzed(f"{passage.title} {passage.text}"), words)
        ]
        split += passages or [hit]
    return split


def _loaded(hits: list[Hit]) -> list[Found]:
    wanted: defaultdict[Searchable, list[Any]] = defaultdict(list)
    for hit in hits:
        if hit.passage is None:
            wanted[hit.searchable].append(hit.pk)
    found: dict[tuple[Searchable, Any], Found] = {}
    for searchable, pks in wanted.items():
        instances = list(searchable.queryset().filter(pk__in=pks))
        load_streams(instances)
        found |= {
            (searchable, instance.pk): result
            for instance, result in zip(instances, searchable.found(instances), strict=True)
        }
    # What was unpublished since the search is left out.
    results = [hit.passage or found.get((hit.searchable, hit.pk)) for hit in hits]
    return [result for result in results if result is not None]

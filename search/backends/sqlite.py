"""SQLite's full-text search (FTS5)."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from heapq import merge
from itertools import islice
from operator import and_, or_
from typing import Any

from django.db.models import F, FloatField, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from modelsearch.backends.database.sqlite.query import (
    BM25,
    CombinedLexeme,
    Lexeme,
    MatchExpression,
    SearchQueryExpression,
    normalize,
)
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import MatchAll, Not, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.models import SQLiteFTSIndexEntry

from search.backends.reading import Kind, ReadingBackend, ReadingIndex, Row, read_query, with_attributes
from search.reading.query import forms, spellings

# SQLite takes at most 32,766 parameters in a query (SQLITE_MAX_VARIABLE_NUMBER).
MOST_MATCHES = 5000
# What a search of all kinds takes from the index: the worst of more than this no reader turns to.
MOST_ENTRIES = 20_000


class _Marks(dict):
    """A translation table that writes vowel signs and tones as letters of private use.

    FTS5's tokenizer (``unicode61``) cuts words at them, though they are half the letters in scripts of India and South
    East Asia; it keeps what has no meaning but ours.
    """

    def __missing__(self, code: int) -> int:
        is_mark = code <= 0xFFFF and unicodedata.category(chr(code)).startswith("M")
        self[code] = 0xF0000 + code if is_mark else code
        return self[code]


_marks = _Marks()


def in_whole_words(words: str) -> str:
    """Analyzed words such that FTS5 takes each for one."""
    return words if words.isascii() else words.translate(_marks)


class TwoSteps:
    """Mixed into a compiler: asks the index first, then for the rows that it named.

    Stock, the index is a subquery of each row's score, which is quadratic: 2.1 s for 2,000 matches, 20 ms so.
    """

    def search(self, config: Any, start: int, stop: int | None, score_field: str | None = None) -> QuerySet:
        query = normalize(self.query)
        if isinstance(query, MatchAll | Not):
            return super().search(config, start, stop, score_field=score_field)
        scores = self._scores(query, config)
        queryset = self.queryset.filter(pk__in=list(scores))
        if score_field or self.order_by_relevance:
            score_field = score_field or "_score"
            queryset = queryset.annotate(**{score_field: _score_of_row(scores)})
        if self.order_by_relevance:
            queryset = queryset.order_by(score_field, "-pk")
        elif not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def _scores(self, query: SearchQuery, config: Any) -> dict[str, float]:
        """The best matches by the row's key; FTS5's scores are negative, the best the lowest."""
        matched = MatchExpression(self.fields or self.FTS_TABLE_FIELDS, self.build_search_query(query, config=config))
        entries = (
            SQLiteFTSIndexEntry.objects.filter(
                matched, index_entry__content_type__in=get_descendants_content_types_pks(self.queryset.model)
            )
            .annotate(score=BM25() * (1.0 + F("index_entry__title_norm")))
            .order_by("score")
        )
        return dict(entries.values_list("index_entry__object_id", "score")[:MOST_MATCHES])


def _score_of_row(scores: dict[str, float]) -> Func:
    path = Concat(Value('$."'), Cast("pk", TextField()), Value('"'))
    return Func(Value(json.dumps(scores)), path, function="json_extract", output_field=FloatField())


class GroupedLexeme(CombinedLexeme):
    """Alternatives in brackets: FTS5 binds AND closer than OR."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        sql, params = super().as_sql(compiler, connection)
        return sql, [f"({params[0]})"]


def word_lexeme(word: str) -> Lexeme | GroupedLexeme:
    """A word in any of its spellings and forms."""
    return _any([_all([_form_lexeme(part) for part in spelling]) for spelling in spellings(word)])


def _form_lexeme(part: str) -> Lexeme | GroupedLexeme:
    return _any([Lexeme(in_whole_words(form.removesuffix("*")), prefix=form.endswith("*")) for form in forms(part)])


def _any(lexemes: list[Lexeme | GroupedLexeme]) -> Lexeme | GroupedLexeme:
    return reduce(lambda left, right: GroupedLexeme(left, "OR", right), lexemes)


def _all(lexemes: list[Lexeme | GroupedLexeme]) -> Lexeme | GroupedLexeme:
    return reduce(lambda left, right: GroupedLexeme(left, "AND", right), lexemes)


class FormsCompiler(TwoSteps, SQLiteSearchQueryCompiler):
    """Finds words in their inflected forms, which FTS5 as Wagtail sets it up does not."""

    def build_search_query_content(self, query: SearchQuery, config: Any = None) -> Any:
        if not isinstance(query, PlainText):
            return super().build_search_query_content(_in_whole_words(query), config=config)
        lexemes = [word_lexeme(word) for word in query.query_string.split()]
        return SearchQueryExpression(reduce(and_ if query.operator == "and" else or_, lexemes), config=config)


class AutocompleteCompiler(TwoSteps, SQLiteAutocompleteQueryCompiler):
    def build_search_query_content(self, query: SearchQuery, config: Any = None) -> Any:
        return super().build_search_query_content(_in_whole_words(query), config=config)


def _in_whole_words(query: SearchQuery) -> SearchQuery:
    if not isinstance(query, PlainText | Phrase):
        return query
    return with_attributes(query, query_string=in_whole_words(query.query_string))


class WordsIndex(ReadingIndex, SQLiteIndex):
    written = staticmethod(in_whole_words)


class SQLiteBackend(ReadingBackend, SQLiteSearchBackend):
    query_compiler_class = FormsCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = WordsIndex

    def ranked(self, kinds: Sequence[Kind], *, query: PlainText, most: int) -> list[list[Row]]:
        """As elsewhere, with one question to the index for all kinds: FTS5 scores all matches for each question."""
        query = read_query(query)
        if not kinds or not isinstance(query, PlainText):
            return [[] for _kind in kinds]
        matches = self._matches(query, like=kinds[0][0])
        return [list(islice(_rows(rows, title, matches, most), most)) for rows, title in kinds]

    def _matches(self, query: PlainText, *, like: QuerySet) -> dict[int, list[tuple[str, float]]]:
        """(key of the row, score) by content type, the best first; FTS5's scores are negative, the best the lowest."""
        compiler = self.query_compiler_class(like, query)
        words = MatchExpression(compiler.FTS_TABLE_FIELDS, compiler.build_search_query(query, config=None))
        entries = (
            SQLiteFTSIndexEntry.objects.filter(words)
            .annotate(score=BM25() * (1.0 + F("index_entry__title_norm")))
            .order_by("score")
            .values_list("index_entry__content_type", "index_entry__object_id", "score")
        )
        matches: defaultdict[int, list[tuple[str, float]]] = defaultdict(list)
        for content_type, key, score in entries[:MOST_ENTRIES]:
            matches[content_type].append((key, -score))
        return matches


def _rows(rows: QuerySet, title: str, matches: dict[int, list[tuple[str, float]]], most: int) -> Iterator[Row]:
    """Those of the matches that ``rows`` has. The index does not know who may see them, so it asks in parts."""
    of_model = [matches.get(key, []) for key in get_descendants_content_types_pks(rows.model)]
    scored = list(merge(*of_model, key=lambda match: -match[1]))
    for start in range(0, len(scored), most):
        part = scored[start : start + most]
        named = rows.order_by().filter(pk__in=[key for key, _score in part]).values_list("pk", title)
        titles = {str(pk): (pk, name) for pk, name in named}
        yield from ((*titles[key], score) for key, score in part if key in titles)

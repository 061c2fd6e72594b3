"""What both databases' backends share: texts and queries pass through ``search.query`` on their way in."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from typing import Any

from django.db.models import QuerySet
from modelsearch.query import MATCH_NONE, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from wagtail.search.index import RelatedFields

from search.query import analyzed, words_of

Kind = tuple[QuerySet, str]
Row = tuple[Any, str, float]


def read_query(query: str | SearchQuery) -> str | SearchQuery:
    """The query with nothing but words in it; ``""`` or MATCH_NONE where none is left."""
    if isinstance(query, str):
        return " ".join(words_of(query))
    return _read(query) or MATCH_NONE


def _read(query: SearchQuery) -> SearchQuery | None:
    if isinstance(query, MatchAll):
        return query
    if isinstance(query, PlainText | Phrase | Fuzzy):
        words = " ".join(words_of(query.query_string))
        return _with(query, query_string=words) if words else None
    if isinstance(query, And | Or):
        parts = [part for part in map(_read, query.subqueries) if part is not None]
        return _with(query, subqueries=parts) if parts else None
    if isinstance(query, Not | Boost):
        part = _read(query.subquery)
        return _with(query, subquery=part) if part else None
    return query


def _with(query: SearchQuery, **attributes: Any) -> SearchQuery:
    changed = copy(query)
    vars(changed).update(attributes)
    return changed


class ReadingBackend:
    """Mixed into a backend: every query is read first."""

    def search(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
        return super().search(read_query(query), *args, **kwargs)

    def autocomplete(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
        return super().autocomplete(read_query(query), *args, **kwargs)

    def ranked(self, kinds: Sequence[Kind], *, query: PlainText, most: int) -> list[list[Row]]:
        """For each kind (its rows, the name of its title's field): what matches, at most ``most``, the best first.

        A row is (primary key, title, score); a higher score is better.
        """
        return [self._ranked(rows, title, query=query, most=most) for rows, title in kinds]

    def _ranked(self, rows: QuerySet, title: str, *, query: PlainText, most: int) -> list[Row]:
        results = self.search(query, rows).annotate_score("score")[:most]
        return list(results.get_queryset().values_list("pk", title, "score"))


class ReadingIndex:
    """Mixed into an index: every text is read before it is stored."""

    def add_items(self, model: type, items: Iterable[Any]) -> None:
        super().add_items(model, [_Reading(item) for item in items])


class _Reading:
    """Stands for an instance while it is indexed: its fields give their words only."""

    def __init__(self, instance: Any) -> None:
        self.instance, self.pk = instance, instance.pk

    def get_search_fields(self) -> list[Any]:
        return [
            _reading_field(field, lambda stand_in: stand_in.instance) for field in self.instance.get_search_fields()
        ]


def _reading_field(field: Any, instance_of: Callable[[Any], Any]) -> Any:
    reading = copy(field)
    if isinstance(field, RelatedFields):
        reading.get_value = lambda stand_in: field.get_value(instance_of(stand_in))
        reading.fields = [_reading_field(inner, lambda related: related) for inner in field.fields]
    else:
        reading.get_value = lambda stand_in: _read_value(field.get_value(instance_of(stand_in)))
    return reading


def _read_value(value: Any) -> Any:
    if isinstance(value, str):
        return analyzed(value)
    if isinstance(value, list | tuple):
        return " ".join(_read_value(part) for part in value)
    if isinstance(value, dict):
        return _read_value(list(value.values()))
    return analyzed(str(value)) if value is not None else ""

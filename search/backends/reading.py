"""What both databases' backends share: texts and queries pass through ``search.reading.query`` on their way in."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from typing import Any

from django.db.models import QuerySet
from modelsearch.backends.base import FilterError, FilterFieldError
from modelsearch.query import MATCH_NONE, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from wagtail.search.index import RelatedFields

from search.reading.query import analyzed, words_of
from search.reading.unspaced import typed_grams

Kind = tuple[QuerySet, str]
Row = tuple[Any, str, float]


def asked_words(text: str) -> str:
    return " ".join(words_of(text))


def typed_words(text: str) -> str:
    """What somebody is still typing is compared by the parts that have been typed."""
    return " ".join(words_of(text, typed_grams)).replace("-", " ")


def read_query(query: str | SearchQuery, words: Callable[[str], str] = asked_words) -> str | SearchQuery:
    """The query with nothing but words in it; ``""`` or MATCH_NONE where none is left."""
    return words(query) if isinstance(query, str) else _read(query, words) or MATCH_NONE


def _read(query: SearchQuery, words_in: Callable[[str], str]) -> SearchQuery | None:
    if isinstance(query, MatchAll):
        return query
    if isinstance(query, PlainText | Phrase | Fuzzy):
        words = words_in(query.query_string)
        if not isinstance(query, PlainText):
            words = words.replace("-", " ")
        return with_attributes(query, query_string=words) if words else None
    if isinstance(query, And | Or):
        parts = [part for query in query.subqueries if (part := _read(query, words_in)) is not None]
        return with_attributes(query, subqueries=parts) if parts else None
    if isinstance(query, Not | Boost):
        part = _read(query.subquery, words_in)
        return with_attributes(query, subquery=part) if part else None
    return query


def with_attributes(query: SearchQuery, **attributes: Any) -> SearchQuery:
    changed = copy(query)
    vars(changed).update(attributes)
    return changed


def _narrowed(search: Callable[..., Any], query: str | SearchQuery, rows: Any, *args: Any, **kwargs: Any) -> Any:
    """Search among rows that are narrowed in any way: by a tag, by what uses them.

    The library refuses what is no field of its index, which a database needs no more than it needs the index.
    """
    try:
        return search(query, rows, *args, **kwargs)
    except (FilterError, FilterFieldError, AttributeError):  # the last for what is computed, such as a use's count
        if not isinstance(rows, QuerySet):
            raise
        return search(query, rows.model._default_manager.filter(pk__in=rows.order_by().values("pk")), *args, **kwargs)


class ReadingBackend:
    """Mixed into a backend: every query is read first."""

    def search(self, query: str | SearchQuery, model_or_queryset: Any, *args: Any, **kwargs: Any) -> Any:
        return _narrowed(super().search, read_query(query), model_or_queryset, *args, **kwargs)

    def autocomplete(self, query: str | SearchQuery, model_or_queryset: Any, *args: Any, **kwargs: Any) -> Any:
        return _narrowed(super().autocomplete, read_query(query, typed_words), model_or_queryset, *args, **kwargs)

    def ranked(self, kinds: Sequence[Kind], *, query: PlainText, most: int) -> list[list[Row]]:
        """For each kind (its rows, the name of its title's field): what matches, at most ``most``, the best first.

        A row is (primary key, title, score); a higher score is better.
        """
        return [self._ranked(rows, title, query=query, most=most) for rows, title in kinds]

    def _ranked(self, rows: QuerySet, title: str, *, query: PlainText, most: int) -> list[Row]:
        results = self.search(query, rows).annotate_score("score")[:most]
        return list(results.get_queryset().values_list("pk", title, "score"))


class ReadingIndex:
    """Mixed into an index: every text is read before it is stored, in the words of ``written``."""

    written: Callable[[str], str] = staticmethod(str)

    def add_items(self, model: type, items: Iterable[Any]) -> None:
        super().add_items(model, [_Reading(item, self.written) for item in items])


class _Reading:
    """Stands for an instance while it is indexed: its fields give their words only."""

    def __init__(self, instance: Any, written: Callable[[str], str]) -> None:
        self.instance, self.pk, self.written = instance, instance.pk, written

    def get_search_fields(self) -> list[Any]:
        return [
            _reading_field(field, lambda stand_in: stand_in.instance, self.written)
            for field in self.instance.get_search_fields()
        ]


def _reading_field(field: Any, instance_of: Callable[[Any], Any], written: Callable[[str], str]) -> Any:
    reading = copy(field)
    if isinstance(field, RelatedFields):
        reading.get_value = lambda stand_in: field.get_value(instance_of(stand_in))
        reading.fields = [_reading_field(inner, lambda related: related, written) for inner in field.fields]
    else:
        reading.get_value = lambda stand_in: written(_read_value(field.get_value(instance_of(stand_in))))
    return reading


def _read_value(value: Any) -> Any:
    if isinstance(value, str):
        return analyzed(value)
    if isinstance(value, list | tuple):
        return " ".join(_read_value(part) for part in value)
    if isinstance(value, dict):
        return _read_value(list(value.values()))
    return analyzed(str(value)) if value is not None else ""

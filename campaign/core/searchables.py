"""What the search finds. Apps register their kinds here; the search names none of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.search.index import Indexed, RelatedFields, SearchField

from campaign.core.languages.site_pages import here


@dataclass(frozen=True)
class Found:
    """One search result, ready to show: plain texts and an address.

    ``text`` says in a sentence or two what it is; ``body`` is all that was searched, for excerpts.
    """

    kind: str
    kind_label: str
    title: str
    url: str
    text: str
    body: str = ""


@dataclass(frozen=True)
class Passage:
    """A part of an instance that is found by itself, such as one question of a list: plain texts, its own address."""

    title: str
    url: str
    text: str


@dataclass(frozen=True)
class Searchable:
    """Things of one model that can be found, all of one kind; several may share a kind.

    ``queryset`` gives the public ones only. ``results`` turns instances into (title, url, text), in their order.
    ``title_field`` is the model's field whose match counts most. Where ``passages`` splits an instance, each part
    that holds all the words is a result; the instance is one only where no part holds them all.
    """

    kind: str
    label: str | Promise
    queryset: Callable[[], QuerySet]
    results: Callable[[Sequence[Any]], Iterable[tuple[str, str, str]]]
    title_field: str = "title"
    passages: Callable[[Any], Iterable[Passage]] | None = None

    def found(self, instances: Sequence[Any]) -> list[Found]:
        return [
            Found(
                kind=self.kind,
                kind_label=str(self.label),
                title=title,
                url=url,
                text=text,
                body=searchable_text(instance),
            )
            for instance, (title, url, text) in zip(instances, self.results(instances), strict=True)
        ]

    def found_passage(self, passage: Passage) -> Found:
        return Found(
            kind=self.kind,
            kind_label=str(self.label),
            title=passage.title,
            url=passage.url,
            text=passage.text,
            body=passage.text,
        )


_registered: list[Searchable] = []


def register(searchable: Searchable) -> None:
    _registered.append(searchable)


def all_searchables() -> list[Searchable]:
    """In the order of registration, which follows INSTALLED_APPS."""
    return list(_registered)


def register_pages(
    model: type,
    *,
    kind: str = "page",
    label: str | Promise = _("Page"),
    passages: Callable[[Any], Iterable[Passage]] | None = None,
) -> None:
    """Register a page type that is described as it is when shared."""
    register(
        Searchable(
            kind=kind,
            label=label,
            queryset=lambda: here(model.objects.live().public()),
            results=lambda pages: [(page.title, page.url, page.description_when_shared) for page in pages],
            passages=passages,
        )
    )


def searchable_text(instance: Indexed) -> str:
    """All that the index holds of an instance beside its title, as plain text."""
    return " ".join(text for text in _texts(instance, instance.get_search_fields()) if text)


def _texts(instance: Any, fields: Iterable[Any]) -> Iterable[str]:
    for field in fields:
        if isinstance(field, SearchField) and field.field_name != "title":
            value = field.get_value(instance)
            yield " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
        elif isinstance(field, RelatedFields) and hasattr(related := field.get_value(instance), "all"):
            for other in related.all():
                yield from _texts(other, field.fields)

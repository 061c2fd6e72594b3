"""What the search page finds. Apps register their kinds here; the search names none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class Found:
    """One search result, ready to show: plain text and an address on this site or the endorser's own."""

    kind: str
    kind_label: str
    title: str
    url: str
    text: str


@dataclass(frozen=True)
class Searchable:
    """A kind of thing that can be found.

    ``queryset`` gives the public ones only; ``result`` turns one into (title, url, text).
    """

    kind: str
    label: str
    queryset: Callable[[], QuerySet]
    result: Callable[[Any], tuple[str, str, str]]

    def found(self, instance: Any) -> Found:
        title, url, text = self.result(instance)
        return Found(kind=self.kind, kind_label=str(self.label), title=title, url=url, text=text)


_registered: dict[str, Searchable] = {}


def register(searchable: Searchable) -> None:
    _registered[searchable.kind] = searchable


def all_searchables() -> list[Searchable]:
    """In the order of registration, which follows INSTALLED_APPS."""
    return list(_registered.values())

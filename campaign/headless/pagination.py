"""Lists in pages of at most a hundred."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Schema
from pydantic import Field

LARGEST_PAGE = 100
# Beyond this, databases refuse the number itself.
LARGEST_OFFSET = 2**31 - 1

Item = TypeVar("Item")


class Window(Schema):
    """The part of a list that a request asks for."""

    limit: int = Field(20, ge=1, le=LARGEST_PAGE, description="How many items to answer.")
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET, description="How many items to leave out at the beginning.")

    def of(self, items: QuerySet | Sequence) -> Any:
        return items[self.offset : self.offset + self.limit]


class Items(Schema, Generic[Item]):
    """A page of a list; `count` is the length of the whole list."""

    items: list[Item]
    count: int


def page_of(items: QuerySet | Sequence, window: Window) -> dict[str, Any]:
    """The window's items with the count of all, as ``Items`` takes them."""
    count = items.count() if isinstance(items, QuerySet) else len(items)
    return {"items": list(window.of(items)), "count": count}

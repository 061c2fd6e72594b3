"""Lists in pages of at most a hundred."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field, field_validator

from campaign.headless.requests.request_validation import never_null

LARGEST_PAGE = 100
# Beyond this, databases refuse the number itself.
LARGEST_OFFSET = 2**31 - 1
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:.]{5,20}(Z|[+-]\d\d:?\d\d)$", re.ASCII | re.IGNORECASE)

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)


class Window(Schema):
    """The part of a list that a request asks for."""

    limit: int = Field(20, ge=1, le=LARGEST_PAGE, description="How many items to answer.")
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET, description="How many items to leave out at the beginning.")

    def of(self, items: QuerySet | Sequence) -> Any:
        return items[self.offset : self.offset + self.limit]


class Changes(Schema):
    """Only what changed, for whoever keeps a copy; what is no longer public is told by webhooks."""

    changed_since: datetime | None = Field(
        None,
        json_schema_extra=never_null,
        description="Only what was published since, again or for the first time: an RFC 3339 moment with its zone.",
    )

    @field_validator("changed_since", mode="before")
    @classmethod
    def _has_a_zone(cls, written: object) -> object:
        """Not a number of seconds either, which pydantic takes."""
        if isinstance(written, str) and not _MOMENT.match(written):
            raise ValueError(_("Say its zone, as in 2026-05-01T12:00:00Z."))
        return written

    def among(self, rows: "QuerySet[Row]") -> "QuerySet[Row]":
        """Those of what has a ``last_published_at``, and what is public without one, each time."""
        if not self.changed_since:
            return rows
        return rows.filter(Q(last_published_at__gte=self.changed_since) | Q(last_published_at=None))


class Items(Schema, Generic[Item]):
    """A page of a list; `count` is the length of the whole list."""

    items: list[Item]
    count: int


def page_of(items: QuerySet | Sequence, window: Window) -> dict[str, Any]:
    """The window's items with the count of all, as ``Items`` takes them."""
    count = items.count() if isinstance(items, QuerySet) else len(items)
    return {"items": list(window.of(items)), "count": count}

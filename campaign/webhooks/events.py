"""What can be told by webhook. Apps register their events and the rows that tell of them; webhooks name no app."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

TEST = "webhook.test"


@dataclass(frozen=True)
class EventType:
    """``name`` is the payload's ``type``; ``label`` and ``hint`` say in plain words what it tells.

    ``personal`` answers, by subject, the personal data of those who agreed to that at this moment, for endpoints
    that may have it. It is asked at each attempt, so nothing personal is kept with a delivery.
    ``tells_of_erasure``: all who ever had personal data are told, whatever they chose, also once they are switched on
    again.
    """

    name: str
    label: str | Promise
    hint: str | Promise
    personal: Callable[[Collection[int]], Mapping[int, dict[str, Any]]] | None = None
    tells_of_erasure: bool = False


@dataclass(frozen=True)
class Occurrence:
    """One thing that happened. ``data`` is JSON without personal data; ``page`` is the id of what it belongs to.

    ``site`` is that of the page, where there is one: only what belongs to none names its site. ``everywhere``: it is of
    no single site, or gone, and nobody can tell any more of which; those who listen to any site are told.
    """

    type: str
    at: datetime
    data: dict[str, Any]
    subject: int
    page: int | None = None
    site: int | None = None
    everywhere: bool = False


@dataclass(frozen=True)
class Stream:
    """Rows that are only added to, with a growing number as primary key, and what they tell.

    ``rows`` answers all that may tell something; ``occurrences`` reads some of them, in their order.
    """

    name: str
    events: frozenset[str]
    rows: Callable[[], QuerySet]
    occurrences: Callable[[Sequence[Any]], Iterable[Occurrence]]


_types: dict[str, EventType] = {}
_streams: dict[str, Stream] = {}
_limits: list[Callable[[], QuerySet]] = []


def register_type(event_type: EventType) -> None:
    _types[event_type.name] = event_type


def register_stream(stream: Stream) -> None:
    """Register rows to read; call it, like ``register_type``, from the app's ``ready``."""
    _streams[stream.name] = stream


def register_limit(pages: Callable[[], QuerySet]) -> None:
    """Register pages to which an endpoint can be limited."""
    _limits.append(pages)


def event_types() -> list[EventType]:
    return list(_types.values())


def type_named(name: str) -> EventType | None:
    return _types.get(name)


def erasure_types() -> frozenset[str]:
    """The events that say that somebody is to be forgotten."""
    return frozenset(event.name for event in _types.values() if event.tells_of_erasure)


def streams() -> list[Stream]:
    return list(_streams.values())


def limit_ids() -> list[int]:
    """The ids of the pages to which an endpoint can be limited."""
    return [pk for pages in _limits for pk in pages().values_list("pk", flat=True)]

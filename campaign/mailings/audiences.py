"""Among whom mailings are sent. Apps register their people here; a mailing names its audience and filters it.

An audience answers rows and never decides alone: what is known of a mailbox (``models.Mailbox``) is added by
``choosing``. Nobody is in an audience but who asked and whose address is proven.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict
from pydantic import ValidationError as SchemaError
from wagtail.models import Site


class LeftOut(StrEnum):
    """Why somebody whom the filters choose gets no mail; the first five are said by the audience."""

    NOBODY = ""
    NOT_ASKED = "not_asked"
    UNCONFIRMED = "unconfirmed"
    UNSUBSCRIBED = "unsubscribed"
    ERASED = "erased"
    BOUNCED = "bounced"
    FULL = "full"
    COMPLAINED = "complained"
    SMALL_NEWS = "small_news"

    @property
    def words(self) -> str | Promise:
        return _WORDS[self]


_WORDS: dict[LeftOut, str | Promise] = {
    LeftOut.NOBODY: _("gets it"),
    LeftOut.NOT_ASKED: _("did not ask for updates"),
    LeftOut.UNCONFIRMED: _("has not confirmed the address"),
    LeftOut.UNSUBSCRIBED: _("unsubscribed"),
    LeftOut.ERASED: _("had their data erased"),
    LeftOut.BOUNCED: _("has an address that does not exist"),
    LeftOut.FULL: _("has a mailbox that took no mail several times"),
    LeftOut.COMPLAINED: _("called our mail spam"),
    LeftOut.SMALL_NEWS: _("wants only big news"),
}


class Filters(BaseModel):
    """What an audience may be narrowed by; each has its own schema. What is empty narrows nothing."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


@dataclass(frozen=True)
class Addressee:
    """Somebody who may still be written to, with what their mail is filled in with (see ``writing.placeholders``).

    ``canonical_email`` names the mailbox; ``values`` are the placeholders of the audience: a person's own words,
    never HTML.
    """

    who: int
    email: str
    canonical_email: str
    language: str
    asked_at: datetime | None
    values: Mapping[str, str]


class Happened(StrEnum):
    """What a mailing brought about, for the trail that the audience keeps of its people."""

    BOUNCED = "bounced"
    COMPLAINED = "complained"


@dataclass(frozen=True, kw_only=True)
class Audience:
    """The people of one app.

    ``chosen(site, filters)`` answers rows of ``ROW``: all whom the filters mean, those too who get none, with the
    reason. ``still_there`` answers those of some numbers who may be written to now, in one query.
    ``unsubscribe`` ends all their updates, with those of the same mailbox; False where there were none.
    ``note`` keeps what happened in their trail. ``placeholders`` says what their values are, by name; those of
    ``may_be_empty`` need other words to stand in for them. ``why`` says at a mail's foot why its reader gets it.
    """

    name: str
    label: str | Promise
    why: str | Promise
    filters: type[Filters]
    chosen: Callable[[Site, Any], QuerySet]
    still_there: Callable[[Collection[int]], Iterable[Addressee]]
    unsubscribe: Callable[[int, datetime], bool]
    note: Callable[[int, Happened, datetime, str], None]
    placeholders: Mapping[str, str | Promise]
    may_be_empty: Collection[str] = ()

    def validated(self, filters: Mapping[str, Any]) -> Filters:
        """Raises ValidationError by field, in words."""
        try:
            return self.filters.model_validate(dict(filters))
        except SchemaError as error:
            said = {str(one["loc"][0]) if one["loc"] else "filters": one["msg"] for one in error.errors()}
            raise ValidationError([f"{name}: {words}" for name, words in said.items()]) from error


# The columns of ``chosen``: the row's number, its canonical address, its language, when its owner asked for updates
# (None for what somebody else says about it, such as a list), and a LeftOut.
ROW = ("who", "address", "language", "asked_at", "reason")

_registered: dict[str, Audience] = {}


def register(audience: Audience) -> None:
    """Register an app's people; call it from the app's ``ready``."""
    _registered[audience.name] = audience


def audience_named(name: str) -> Audience:
    return _registered[name]


def audiences() -> Collection[Audience]:
    return _registered.values()


def is_registered(name: str) -> bool:
    return name in _registered

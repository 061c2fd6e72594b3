"""Where what names an erased person may lie besides their own row: each app registers its places.

An erasure runs through them in its own transaction, so a process that is killed has erased all or nothing.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from urllib.parse import unquote_plus

from django.db.models import Model, QuerySet
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState

# Shorter words name nobody for sure: they would take other people's rows along.
SHORTEST = 5


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who is erased: the name as it was given, every spelling of the address, the keyed hash of the network."""

    given_name: str = ""
    family_name: str = ""
    addresses: tuple[str, ...] = ()
    network_key: str = ""

    @property
    def full_names(self) -> set[str]:
        """The whole name in both orders; empty for one of a single word, which many people have."""
        given, family = self.given_name.strip(), self.family_name.strip()
        names = {f"{given} {family}".strip(), f"{family} {given}".strip()}
        return {name for name in names if len(name) >= SHORTEST and " " in name}

    @property
    def words(self) -> set[str]:
        """What names this person and hardly anybody else, in small letters."""
        addresses = {address for address in self.addresses if len(address) >= SHORTEST}
        return {word.casefold() for word in self.full_names | addresses}


Place = Callable[[Collection[Person]], object]
_places: list[Place] = []


def place_of_traces(erase: Place) -> Place:
    """Register what erases the traces of some people in one place."""
    _places.append(erase)
    return erase


def erase_traces(people: Collection[Person]) -> None:
    """Erase what names these people in all registered places, in the transaction that erases their own rows."""
    for erase in _places if people else ():
        erase(people)


def naming(people: Iterable[Person], rows: QuerySet, *fields: str) -> list[Model]:
    """Those of a few rows in which one of these text fields names one of the people."""
    words = {word for person in people for word in person.words}
    return [row for row in rows if _names("\n".join(getattr(row, field) for field in fields).casefold(), words)]


def _names(text: str, words: set[str]) -> bool:
    return any(word in text for word in words)


@place_of_traces
def erase_errors_of_tasks(people: Collection[Person]) -> None:
    """A task that failed keeps its traceback, in which a database's words may quote an address."""
    failed = DBTaskResult.objects.exclude(traceback="").only("traceback")
    DBTaskResult.objects.filter(pk__in=[row.pk for row in naming(people, failed, "traceback")]).update(traceback="")


@place_of_traces
def erase_unsaved_forms(people: Collection[Person]) -> None:
    """What editors type is kept for a day, for their previews, as a browser sends it."""
    words = {word for person in people for word in person.words}
    typed = FormState.objects.only("data").iterator()
    named = [state.pk for state in typed if _names(unquote_plus(state.data).casefold(), words)]
    FormState.objects.filter(pk__in=named).delete()

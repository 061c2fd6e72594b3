"""The line under a title as lists and pages have it, such as "Joint Letter from 36 Organizations, December 2025"."""

import re
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation

from campaign.imports.headings import heading_key
from resources.editing.dates import read_date
from resources.models import ResourcePage

LENGTH = 400  # nothing longer is such a line
MOST_WORDS_OF_A_DATE = 5

Kind = ResourcePage.Kind
# As ``heading_key`` writes them, beside the labels of the kinds in the site's languages.
WORDS = {
    Kind.JOINT_LETTER: "joint_letter sign_on_letter open_letter carta_abierta lettre_ouverte offener_brief",
    Kind.LETTER: "letter letters carta lettre brief_an",
    Kind.PRESS_RELEASE: "press_release news_release media_release comunicado pressemitteilung",
    Kind.COMMENTS: "comments comment submission comentarios commentaires stellungnahme",
    Kind.PRINCIPLES: "principles principios principes grundsatze",
    Kind.FACT_SHEET: "fact_sheet factsheet hoja_informativa fiche faktenblatt",
    Kind.REPORT: "report reports study analysis briefing policy_brief white_paper informe rapport bericht estudio",
}
_BY = re.compile(r"\s(?:by|from|of|por|par|de|von|da|di)\s", re.IGNORECASE)
_MANY = re.compile(
    r"(?:more than |over |mehr als |más de |plus de )?(\d{1,3}(?:[.,]?\d{3})?)\+?\s(?:[\w’'-]+\s){0,5}?"
    r"(?:organi[sz]ations?|groups?|organi[sz]aciones|organisationen|associations?|ngos|asociaciones|verbänden?)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\(([^()]{1,80})\)$")
_AND = re.compile(r"\s(?:and|&|y|et|und|e)\s", re.IGNORECASE)
_LIST = re.compile(r"\s?[,;]\s(?:(?:and|&|y|et|und|e)\s)?|\s(?:and|&|y|et|und|e)\s", re.IGNORECASE)
# A name that has one of these may go on behind "and": Institute for Agriculture and Trade Policy.
_OPEN = re.compile(r"\b(?:for|on|of|in|para|pour|für)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Byline:
    """What such a line says; empty where it says nothing. ``date`` is as it is written and can be read.

    ``words``: the line without its date, where its facts would not say the same again.
    """

    kind: str = ""
    publishers: tuple[str, ...] = ()
    signatories: int | None = None
    date: str = ""
    note: str = ""
    words: str = ""


def read_byline(text: str, *, names: Container[str] = ()) -> Byline:
    """What the line says. ``names``: of organizations that are known, as ``heading_key`` writes them."""
    rest, date, note = split_date(text)
    kind_words, who = _kind_and_who(rest)
    kind = kind_in(kind_words)
    says_more = bool(kind_words) and heading_key(kind_words) not in _labels()[kind]
    if not (many := _MANY.match(who)):
        publishers = tuple(name for name in _divided(who, names) if name)
        return Byline(kind, publishers, None, date, note, rest if says_more else "")
    signatories = int(re.sub(r"\D", "", many[1]))
    says_more = says_more or len(who.split()) > 2
    if kind == Kind.LETTER and signatories > 1:
        kind = Kind.JOINT_LETTER
    return Byline(kind, (), signatories, date, note, rest if says_more else "")


def kind_in(text: str) -> str:
    """The kind of resource that a title or a line names first; empty where it names none."""
    key = f"_{heading_key(text[:LENGTH])}_"
    found = [(key.find(f"_{word}_"), -len(word), kind) for kind, words in _labels().items() for word in words]
    return min((each for each in found if each[0] >= 0), default=(0, 0, ""))[2]


def split_date(text: str) -> tuple[str, str, str]:
    """The line without its date, the date as written, and a note on it: ``Report``, ``July 2025``, ``Update``."""
    line, note = " ".join(text[:LENGTH].split()), ""
    if (found := _NOTE.search(line)) and not _is_date(found[1]):
        rest, date = _cut(line[: found.start()].rstrip())
        if date:
            return rest, date, found[1].strip()
    return *_cut(line), note


def _cut(line: str) -> tuple[str, str]:
    """A date at the end or the beginning of the line, and what is left of it."""
    words = line.split()
    for number in range(min(MOST_WORDS_OF_A_DATE, len(words)), 0, -1):
        for date, rest in ((words[-number:], words[:-number]), (words[:number], words[number:])):
            written = " ".join(date).strip("(),;:|·–—- ")
            if _is_date(written):
                return " ".join(rest).strip(",;:|·–—-( "), written
    return line, ""


def _is_date(text: str) -> bool:
    with suppress(ValidationError):
        return 1800 < read_date(text)[0].year < 2200
    return False


def _kind_and_who(line: str) -> tuple[str, str]:
    """``Report``, ``Public Citizen`` of "Report by Public Citizen" and of "Public Citizen Report"."""
    if (by := _BY.search(f"{line} ")) and kind_in(line[: by.start()]):
        return line[: by.start()], line[by.end() :].strip()
    words = line.split()
    for number in (2, 1):
        last = " ".join(words[-number:])
        if words[:-number] and any(heading_key(last) in known for known in _labels().values()):
            return last, " ".join(words[:-number])
    return (line, "") if any(heading_key(line) in known for known in _labels().values()) else ("", line)


def _divided(who: str, names: Container[str]) -> Iterator[str]:
    """The names of a list in words. A name with "and" in it stays whole where nothing speaks against that."""
    if "," in who or ";" in who:
        yield from (name.strip() for name in _LIST.split(who))
        return
    parts = _AND.split(who)
    known = any(heading_key(part) in names for part in parts)
    whole = len(parts) != 2 or _OPEN.search(parts[0]) or any(len(part.split()) < 2 for part in parts)
    yield from (who,) if whole and not known else (part.strip() for part in parts)


@cache
def _labels() -> dict[str, frozenset[str]]:
    """The words for each kind: ours, and the labels in the site's languages."""
    found = {kind.value: set(words.split()) for kind, words in WORDS.items()}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for kind in WORDS:
                found[kind.value].add(heading_key(str(kind.label)))
    return {kind: frozenset(words) for kind, words in found.items()}

"""All that the public reads of ours, by language: from the catalogues in ``locale/``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import to_locale

from campaign.core.models.own_words import NO_PLURAL

# Read over by somebody who speaks the language; all others are made by a machine.
READ_OVER = frozenset(("en", "es", "fr"))
_PLACES = Path(__file__).with_name("public-messages")
_PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@dataclass(frozen=True)
class PublicWords:
    """One string. ``form`` is the place among the plural's forms, if it has any; ``words`` may be empty."""

    original: str
    context: str
    form: int
    words: str

    @property
    def key(self) -> tuple[str, str, int]:
        return self.context, self.original, self.form


@dataclass(frozen=True)
class Coverage:
    """How far a language's words go."""

    language: str
    strings: int
    missing: int
    read_over: bool


def public_places() -> str:
    """A pattern for the files whose strings the public reads."""
    return "|".join(_PLACES.read_text().split())


@lru_cache(maxsize=16)
def public_words(language: str) -> tuple[PublicWords, ...]:
    """The public strings of a language, with our words for them; empty words where the catalogue has none."""
    return tuple(_words(language))


def coverage(language: str) -> Coverage:
    words = public_words(language)
    missing = 0 if language == settings.LANGUAGE_CODE else sum(not one.words for one in words)
    return Coverage(language, len(words), missing, language.partition("-")[0] in READ_OVER)


def lost_placeholders(original: str, words: str) -> list[str]:
    """The placeholders that only one of the two has, in order: without one a page would lose a number."""
    here, there = _PLACEHOLDERS.findall(original), _PLACEHOLDERS.findall(words)
    return [name for name in dict.fromkeys([*here, *there]) if (name in here) != (name in there)]


def _words(language: str) -> Iterator[PublicWords]:
    public = re.compile(public_places())
    own = {(entry.msgctxt or "", entry.msgid): entry for entry in _catalogue(language)}
    for entry in _catalogue(language) or _all_strings():
        if not any(public.match(place) for place, _line in entry.occurrences):
            continue
        context = entry.msgctxt or ""
        found = own.get((context, entry.msgid))
        fuzzy = found is not None and found.fuzzy
        if not entry.msgid_plural:
            yield PublicWords(entry.msgid, context, NO_PLURAL, found.msgstr if found and not fuzzy else "")
            continue
        for form, words in (found.msgstr_plural if found else {0: "", 1: ""}).items():
            yield PublicWords(entry.msgid, context, int(form), "" if fuzzy else words)


def _catalogue(language: str) -> list[polib.POEntry]:
    for folder in settings.LOCALE_PATHS:
        path = Path(folder, to_locale(language), "LC_MESSAGES", "django.po")
        if path.exists():
            return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    return []


def _all_strings() -> list[polib.POEntry]:
    """Those of any catalogue: all have the same originals."""
    return next((found for code in ("es", "fr", "de") if (found := _catalogue(code))), [])

"""The order in which a reader of a language looks for names in a list.

Databases sort by code point or by the server's locale, and neither is the reader's. The order is ICU's (the Unicode
Collation Algorithm with CLDR's rules for each language): letters before their accents, a language's own letters where
its alphabet has them, punctuation left out, numbers by their value; and a leading article is left out.
"""

import re
from functools import lru_cache

import icu
from django.utils.translation import get_language

# Punctuation is left out (``ka-shifted``), numbers go by value (``kn``): UTS 35, "Collation Settings".
_SETTINGS = "u-ka-shifted-kn"
_ARTICLES = {
    "ca": "el la els les l",
    "de": "der die das",
    "el": "ο η το οι τα",
    "en": "the a an",
    "es": "el la los las",
    "fr": "le la les l",
    "hu": "a az",
    "it": "il lo la i gli le l",
    "nl": "de het een",
    "pt": "o a os as",
}
# Python's and PostgreSQL's regular expressions read these alike.
_LEADING = {
    language: rf"^\W*(?:{'|'.join(words.split())})(?:\s|['’])+(?=\w)" for language, words in _ARTICLES.items()
} | {"ar": r"^\W*ال(?=\w\w)"}
_NOTHING = "(?!)"


def reading_key(name: str, language: str = "") -> tuple[bytes, str]:
    """What to sort the name by for a reader of the language: ``Ørsted`` with O, ``The Example`` with E.

    ``language`` as Django writes it (``zh-hans``); the active one where none is given.
    """
    language = language or reading_language()
    return sort_key(re.sub(leading_article(language), "", name, flags=re.IGNORECASE), language), name


def reading_language() -> str:
    """The active language; English where translations are off."""
    return get_language() or "en"


@lru_cache(maxsize=16_384)
def sort_key(text: str, language: str) -> bytes:
    """ICU's key of the text, articles and all: keys compare as bytes as the texts do to a reader."""
    return _collator(language).getSortKey(text)


def locale_tag(language: str) -> str:
    """The language with the settings of our order, as BCP 47 writes it."""
    return f"{language}-{_SETTINGS}"


def leading_article(language: str) -> str:
    """A regular expression for the article at a name's beginning; it matches nothing where a language has none."""
    return _LEADING.get(language.partition("-")[0], _NOTHING)


@lru_cache(maxsize=64)
def _collator(language: str) -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale.forLanguageTag(locale_tag(language)))

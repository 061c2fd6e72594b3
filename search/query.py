"""The one reading of words, for what is indexed and for what visitors type.

Both go through ``analyzed``, so a word is found however it is written: ``Sánchez`` by ``sanchez``, ``U.S.``
by ``US``, ``POL-358`` by ``pol 358``. Quotes, operators and control characters only separate words, so none
of them ever reaches a database's query language.
"""

import re
import unicodedata
from functools import lru_cache

MAX_LENGTH = 200
MAX_WORDS = 32

ACRONYM = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?")
PLURAL_OF_ACRONYM = re.compile(r"\b([A-Z]{2,})s\b")
# Accents of Latin, Greek and Cyrillic letters, vowel signs of Arabic: people search without them.
ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0652]")
LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
# Chinese and Japanese put no space between words: each character is looked up as a word.
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class _Separators(dict):
    """A translation table that turns every character that is in no word into a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if unicodedata.category(character)[0] in "LNM" else " "
        return self[code]


_separators = _Separators()


def analyzed(text: str) -> str:
    """Words in lower case with one space between them: no punctuation, symbols or accents, acronyms without dots."""
    text = ACRONYM.sub(lambda match: match[0].replace(".", "") + " ", text)
    text = PLURAL_OF_ACRONYM.sub(r"\1", text)
    text = ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFKC", text).casefold().translate(LETTERS_WITHOUT_DECOMPOSITION)
    text = UNSPACED.sub(r" \g<0> ", text).translate(_separators)
    return " ".join(text.split())


analyzed_word = lru_cache(maxsize=8192)(analyzed)
# Common words are in thousands of titles, and every search ranks by titles.
analyzed_title = lru_cache(maxsize=32_768)(analyzed)


def words_of(text: str) -> list[str]:
    """The different words of a query in their order: at most ``MAX_WORDS`` of the first ``MAX_LENGTH`` characters."""
    return list(dict.fromkeys(analyzed(text[:MAX_LENGTH]).split()))[:MAX_WORDS]


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """What an analyzed word looks for: whole words, or beginnings of words where a ``*`` follows.

    It reunites the commonest inflected forms (``agreements``, ``agreement``; ``policies``, ``policy``) where
    the database can't. Short words and numbers are taken as they are.
    """
    if len(word) < 3 or not word.isalpha():
        return (word,)
    if word.endswith(("ies", "y")) and len(word) > 4:
        stem = word.removesuffix("ies").removesuffix("y")
        return (f"{stem}y*", f"{stem}i*")
    stem = _without_ending(word)
    return (f"{stem}*",) if len(stem) > 3 else (stem, f"{stem}s")


@lru_cache(maxsize=32_768)
def matches(written: str, word: str) -> bool:
    """True where the analyzed word ``written`` in a text is a form of the query's ``word``."""
    return any(written.startswith(form[:-1]) if form.endswith("*") else written == form for form in forms(word))


def text_spans(text: str) -> list[tuple[int, int]]:
    """Where each word of a text stands in it, as (start, end)."""
    letters = list(text.translate(_separators))
    for acronym in ACRONYM.finditer(text):
        letters[acronym.start() : acronym.end()] = acronym[0]
    return [match.span() for match in re.finditer(r"\S+", "".join(letters))]


def _without_ending(word: str) -> str:
    for ending, least in (("ing", 4), ("ed", 4), ("es", 4), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word

"""The one reading of words, for what is indexed and for what visitors type.

Both go through ``analyzed``, so a word is found however it is written: ``Sánchez`` by ``sanchez``, ``مدرسة`` by
``مدرسه`` (``core.folding``), ``U.S.`` by ``US``, ``POL-358`` by ``pol 358``, ``e-mail`` by ``email`` and the other
way about. Quotes, operators and control characters only separate words, so none of them ever reaches a database's
query language.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from campaign.core.text.folding import folded
from search.reading.unspaced import LONGEST, RUN, asked_grams, characters, grams

MAX_LENGTH = 200
MAX_WORDS = 32

ACRONYM = re.compile(r"\b[^\W\d_](?:\.[^\W\d_]\b)+\.?")
PLURAL_OF_ACRONYM = re.compile(r"\b([A-Z]{2,})s\b")
# Of a word with hyphens and writing without blanks: such a run, or one other letter.
RUN_OR_LETTER = re.compile(f"{RUN.pattern}|[^-]")
# Hyphens, apostrophes and what other scripts have for them: one word to some, two to others.
JOINTS = "-\u2010\u2013'\u2018\u2019\u02bb\u02bc\u02be\u02bf_\u00b7\u05be\u05f3\u05f4\u200c"
# Words of India's scripts, whose cases and plurals are endings.
INDIC = re.compile("[\u0900-\u0dff]{3,}")
# Longer chains are addresses and the like.
MOST_JOINED = 3
# Word processors and pages leave these within words: where a line may break, where none may.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200d\u2060\ufeff"))


class _Separators(dict):
    """A translation table that turns every character that is in no word into a space, and digits into ours."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        digit = unicodedata.decimal(character, None)
        self[code] = (
            str(digit) if digit is not None else character if unicodedata.category(character)[0] in "LNM" else " "
        )
        return self[code]


_separators = _Separators()
_but_joints = _Separators(dict.fromkeys(map(ord, JOINTS), "-"))


def analyzed(text: str) -> str:
    """Words in lower case with one space between them: no punctuation, symbols or accents, acronyms without dots.

    A word with a hyphen gives its parts and the whole; see ``unspaced`` for scripts without spaces.
    """
    return " ".join(_read(text, grams, lambda parts: [*parts, "".join(parts)]))


def spelled(text: str) -> str:
    """The words as they are typed letter by letter: each once, a hyphen as a space."""
    return " ".join(_read(text, lambda run: [run], lambda parts: parts))


def _read(text: str, split_run: Callable[[str], list[str]], join: Callable[[list[str]], list[str]]) -> Iterator[str]:
    for chunk in _folded(text).split():
        parts = [part for part in chunk.split("-") if part]
        if 1 < len(parts) <= MOST_JOINED and "--" not in chunk and not RUN.search(chunk):
            yield from join(parts)
            continue
        for part in parts:
            for piece in RUN.sub(r" \g<0> ", part).split():
                yield from split_run(piece) if RUN.match(piece) else [piece]


def _folded(text: str) -> str:
    """The text in one spelling, with a hyphen for what may join words and spaces for all else between them."""
    text = ACRONYM.sub(lambda match: match[0].replace(".", "") + " ", text.translate(_UNSEEN))
    text = PLURAL_OF_ACRONYM.sub(r"\1", text)
    return folded(text).translate(_but_joints)


@lru_cache(maxsize=8192)
def analyzed_span(text: str) -> tuple[str, ...]:
    """What is at one of ``text_spans``: as ``analyzed``, but a gram stays whole."""
    return tuple(_read(text, lambda run: [run], lambda parts: [*parts, "".join(parts)]))


# Common words are in thousands of titles, and every search ranks by titles.
analyzed_title = lru_cache(maxsize=32_768)(analyzed)


def words_of(text: str, grams_of: Callable[[str], list[str]] = asked_grams) -> list[str]:
    """The different words of a query in their order: at most ``MAX_WORDS`` of the first ``MAX_LENGTH`` characters.

    A hyphen stays in a word where there was one: see ``spellings``. ``grams_of`` is ``typed_grams`` for what
    somebody is still typing.
    """
    words = _read(text[:MAX_LENGTH], grams_of, lambda parts: ["-".join(parts)])
    return list(dict.fromkeys(words))[:MAX_WORDS]


def spellings(word: str) -> tuple[tuple[str, ...], ...]:
    """Ways to write a query's word, each as the words of a text that it takes: ``e-mail`` is one word or two."""
    parts = tuple(word.split("-"))
    return (("".join(parts),), parts) if len(parts) > 1 else (parts,)


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """What an analyzed word looks for: whole words, or beginnings of words where a ``*`` follows.

    It reunites the commonest inflected forms (``agreements``, ``agreement``; ``policies``, ``policy``) where
    the database can't. Short words and numbers are taken as they are.
    """
    if INDIC.fullmatch(word):
        return (f"{word}*",)
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


def holds(written: Iterable[str], word: str) -> bool:
    """Whether analyzed words of a text hold a query's word, however it is written."""
    written = list(written)
    return any(all(any(matches(other, part) for other in written) for part in spelling) for spelling in spellings(word))


def text_spans(text: str) -> list[tuple[int, int]]:
    """Where each word of a text is in it, as (start, end); of scripts without spaces each gram."""
    letters = list(text.translate(_but_joints))
    for acronym in ACRONYM.finditer(text):
        letters[acronym.start() : acronym.end()] = acronym[0]
    spans: list[tuple[int, int]] = []
    for match in re.finditer(r"\S+", "".join(letters)):
        spans += _spans_within(match[0], match.start())
    return spans


def _spans_within(chunk: str, start: int) -> Iterator[tuple[int, int]]:
    if not RUN.search(chunk):
        yield start, start + len(chunk)
        return
    for piece in RUN_OR_LETTER.finditer(chunk):
        if not RUN.match(piece[0]):
            continue
        ends = [start + piece.start()]
        for character in characters(piece[0]):
            ends.append(ends[-1] + len(character))
        for length in range(1, LONGEST + 1):
            yield from zip(ends, ends[length:], strict=False)


def _without_ending(word: str) -> str:
    for ending, least in (("ing", 4), ("ed", 4), ("es", 4), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word

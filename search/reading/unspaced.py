"""Scripts that put no space between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese and their kin.

Where a word ends takes a dictionary of each language to know. Neighbours need none (n-grams, as in CLEF's and Lucene's
analyzers): a text is looked up by each character, each pair and each three in a row; a word that is searched for, by
its pairs and its threes. So the characters of a word of two or three stand side by side in what is found, and those of
a longer one in threes that overlap. Positions would tell the same (``<->``), but PostgreSQL counts them to 16,383 only.
A character is a letter with the marks above, below and behind it.
"""

import re
import unicodedata

_RANGES = (
    "\u0e01-\u0eff"  # Thai, Lao
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Burmese, Shan and others
    "\u1780-\u17dd"  # Khmer
    "\u1950-\u1aad\uaa80-\uaadf"  # Tai Le, New Tai Lue, Tai Tham, Tai Viet
    "\u1b00-\u1b4b\ua980-\ua9c0"  # Balinese, Javanese
    "\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Chinese, Japanese
)
# Digits are in numbers, which are words: so these come only after digits of all scripts were made ours.
RUN = re.compile(f"[{_RANGES}]+")
LONGEST = 3


def characters(run: str) -> list[str]:
    """The letters of a run, each with its marks: vowels, tones, what silences it or is below."""
    found: list[str] = []
    for character in run:
        if found and unicodedata.category(character).startswith("M"):
            found[-1] += character
        else:
            found.append(character)
    return found


def grams(run: str) -> list[str]:
    """By what a run in a text is found: each character with what it begins, in the order of the text."""
    letters = characters(run)
    return [
        "".join(letters[start : start + length])
        for start in range(len(letters))
        for length in range(1, min(LONGEST, len(letters) - start) + 1)
    ]


def asked_grams(run: str) -> list[str]:
    """What a run in a query asks for: its pairs, then its threes; the character where it is one alone.

    The threes alone would do where all must be there; the pairs find something where some are enough.
    """
    return typed_grams(run) + _rows(characters(run), LONGEST)


def typed_grams(run: str) -> list[str]:
    """The same while it is typed: pairs, of which the last may lack a mark yet."""
    letters = characters(run)
    return _rows(letters, 2) or letters


def _rows(letters: list[str], length: int) -> list[str]:
    return ["".join(row) for row in zip(*(letters[start:] for start in range(length)), strict=False)]

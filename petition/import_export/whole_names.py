"""A name in one cell as given and family name."""

import re
import unicodedata

# Words that begin a family name, in the languages of Europe and in Arabic, as they are written in it.
_PARTICLES = frozenset(
    (
        *("van", "von", "vom", "zu", "zum", "zur", "der", "den", "ter", "ten", "te", "de", "del", "della", "dello"),
        *("degli", "dei", "di", "da", "das", "do", "dos", "du", "des", "la", "las", "le", "les", "lo", "los", "el"),
        *("al", "bin", "ibn", "bint", "ben", "abu", "af", "av", "san", "santa", "st", "saint", "ó", "o'", "mac", "mc"),
    )
)
# Only in small letters they are particles: "Ben Smith", "San Martín" and "Santa Claus" are not of them.
_ONLY_SMALL = frozenset(("ben", "san", "santa", "st", "saint", "al", "el", "la", "do", "da", "te", "lo", "mac", "mc"))
_SUFFIX = re.compile(
    r"(?:jr|sr|junior|senior|ii|iii|iv|esq|ph\.?d|m\.?d|d\.?d\.?s|j\.?d|r\.?n|cpa|mba)\.?", re.IGNORECASE
)
_COMMA = re.compile("[,，、،]")


def parted(whole: str, *, family_first: bool = False) -> tuple[str, str]:
    """Given name and family name; the latter is empty where there is one name only (case X8).

    A comma tells them: ``Garcia Lopez, Maria``. Else the family name is the last word with the particles before it,
    ``Maria van der Berg``, unless it stands first: so ``family_first`` says, so names in Chinese, Japanese and Korean
    letters do, and so a first name in capitals alone does.
    """
    parts = [part.strip() for part in _COMMA.split(" ".join(whole.split())) if part.strip()]
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    parts = parts[:1] + [part for part in parts[1:] if part not in suffixes]
    after = "".join(f", {suffix}" for suffix in suffixes)
    if len(parts) > 1:
        return " ".join(parts[1:]), parts[0] + after
    words = parts[0].split() if parts else []
    if len(words) < 2:
        return "".join(words) + (after if words else ""), ""
    if family_first or _is_east_asian(words) or _is_in_capitals_first(words):
        given, family = _family_first(words)
    else:
        given, family = _family_last(words)
    return (given, family + after) if family else (given + after, "")


def _family_last(words: list[str]) -> tuple[str, str]:
    start = len(words) - 1
    if start > 1 and _SUFFIX.fullmatch(words[start]) and words[start][-1:] in (".", *"IVXrR"):
        start -= 1
    while start > 0 and _is_particle(words[start - 1], first=start == 1):
        start -= 1
    return (" ".join(words[:start]), " ".join(words[start:])) if start else (" ".join(words), "")


def _family_first(words: list[str]) -> tuple[str, str]:
    end = 1
    while end < len(words) - 1 and _is_particle(words[end - 1], first=end == 1):
        end += 1
    while end < len(words) - 1 and _is_in_capitals(words[0]) and _is_in_capitals(words[end]):
        end += 1
    return " ".join(words[end:]), " ".join(words[:end])


def _is_particle(word: str, *, first: bool) -> bool:
    """Whether it belongs to the word after it. At the front, a capital makes it a given name: "Van Morrison"."""
    if word.casefold() not in _PARTICLES:
        return False
    return word.islower() if first or word.casefold() in _ONLY_SMALL else True


def _is_in_capitals_first(words: list[str]) -> bool:
    """``GARCIA Maria``: the first word in capitals and the last one not."""
    return _is_in_capitals(words[0]) and not _is_in_capitals(words[-1])


def _is_in_capitals(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 2 and all(char.isupper() for char in letters)


def _is_east_asian(words: list[str]) -> bool:
    letters = "".join(words)
    return all(unicodedata.name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL")) for char in letters)

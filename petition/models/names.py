"""Which two names are one person's, and in which order a language has them."""

import unicodedata

_FAMILY_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})
_EAST_ASIAN = ("CJK ", "HIRAGANA ", "KATAKANA ", "HANGUL ", "BOPOMOFO ")


def name_key(full_name: str) -> str:
    """Equal for two spellings of one name: case, accents, spaces and punctuation do not tell people apart.

    Accents, tones and the vowel points of Hebrew and Arabic have a high combining class (Unicode, chapter 4.3);
    what has a low one or none, such as the vowel signs of Indian scripts, makes another letter to its readers.
    """
    decomposed = unicodedata.normalize("NFKD", full_name).casefold()
    kept = (char for char in decomposed if unicodedata.category(char)[0] in "LMN" and unicodedata.combining(char) < 10)
    return "".join(kept)[:160]


def is_family_first(language: str) -> bool:
    """Whether a form in the language (such as ``zh-hans``) asks for the family's name first."""
    return language.partition("-")[0] in _FAMILY_FIRST


def whole_name(given: str, family: str, *, language: str = "") -> str:
    """Both names as their bearer's language writes them; ``language``: the one in which they signed.

    Names in Chinese, Japanese and Korean letters have the family's name first and no blank, whatever the language of
    the page; Hungarian and Vietnamese ones have it first.
    """
    if given and family and _is_east_asian(given + family):
        return f"{family}{given}"
    first, last = (family, given) if language.partition("-")[0] in ("hu", "vi") else (given, family)
    return f"{first} {last}".strip()


def _is_east_asian(name: str) -> bool:
    """Whether all letters are Han, kana or hangul."""
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all(unicodedata.name(char, "").startswith(_EAST_ASIAN) for char in letters)

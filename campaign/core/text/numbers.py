"""Numbers as readers of the active language write them, and those that an address or a form names."""

from django.utils import numberformat
from django.utils.formats import get_format
from django.utils.translation import get_language

# Of these Django knows no groups. The digits are those of dates: one system in a language (CLDR's "latn").
_GROUPS = {"ar": (",", ".", 3), "zh": (",", ".", 3), "ja": (",", ".", 3), "hi": (",", ".", (3, 2, 0))}


# What a column of eight bytes surely holds.
_MOST_DIGITS = 18


def whole_number(text: object) -> int | None:
    """What ASCII digits say, up to 18 of them; None for all else, so that no stranger's number is too long to read."""
    digits = str(text)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def grouped(number: float) -> str:
    """``12345`` as ``12,345`` in English and ``12 345`` in French, whatever the settings say about thousands."""
    language = (get_language() or "").partition("-")[0]
    own = get_format("THOUSAND_SEPARATOR"), get_format("DECIMAL_SEPARATOR"), get_format("NUMBER_GROUPING") or 3
    thousands, point, groups = _GROUPS.get(language, own)
    return numberformat.format(number, point, grouping=groups, thousand_sep=thousands, force_grouping=True)


def separator() -> str:
    """What is between the groups of a number, for scripts that rewrite one."""
    return "".join(char for char in grouped(1_000_000) if not char.isdecimal())[:1]


def group_size() -> int:
    """How many digits are in each group but the last: two in India, else three."""
    return 2 if (get_language() or "").partition("-")[0] == "hi" else 3

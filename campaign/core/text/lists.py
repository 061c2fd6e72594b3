"""Lists within a sentence, as readers of the active language write them."""

from collections.abc import Iterable

from django.utils.translation import get_language

_SEPARATORS = {"zh": "、", "ja": "、"} | dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "، ")


def separator() -> str:
    """What is between two parts."""
    return _SEPARATORS.get((get_language() or "").partition("-")[0], ", ")


def listed(parts: Iterable[object]) -> str:
    """``a, b, c``; in Arabic ``a، b، c``, in Chinese ``a、b、c``. What is empty is left out."""
    return separator().join(filter(None, map(str, parts)))

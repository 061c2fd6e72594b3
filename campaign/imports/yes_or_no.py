"""Yes and no as lists have them: in the site's languages and those whose headings are known, and as programs write."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

YES = frozenset(
    (
        *("1", "x", "✓", "✔", "☑", "y", "yes", "true", "t", "on", "si", "sí", "s", "verdadero", "oui", "o", "vrai"),
        *("ja", "j", "wahr", "sim", "verdadeiro", "sì", "vero", "waar"),
        *("نعم", "صحيح", "हाँ", "हां", "हा", "सही", "是", "是的", "有", "真"),
    )
)
NO = frozenset(
    (
        *("", "0", "-", "–", "—", "✗", "✘", "☐", "n", "no", "false", "f", "off", "none", "falso", "non", "faux"),
        *("nein", "falsch", "não", "nao", "nee", "onwaar"),
        *("لا", "خطأ", "नहीं", "नही", "गलत", "否", "不", "不是", "没有", "假"),
    )
)
_LONGEST = 12  # what is longer is no word of this kind, and may be a name


def yes_or_no(cell: str) -> bool:
    """What the cell says; an empty one says no. Raises ValidationError, in words, for what is neither."""
    said = cell.strip().rstrip(".!").casefold()
    if said in YES:
        return True
    if said in NO:
        return False
    raise ValidationError(f"{_said(cell.strip())} {understood()}")


def understood() -> str:
    """The words that may be there, for whoever mends the list."""
    return _("Write yes or no, true or false, 1 or 0, x or nothing; sí, oui, ja, sim, نعم, हाँ, 是 are understood too.")


def _said(word: str) -> str:
    """What is there is repeated where it is a word: a number or an address would be somebody's."""
    if len(word) > _LONGEST or "@" in word or any(char.isdigit() for char in word):
        return _("This is neither yes nor no.")
    return _("“%(word)s” is neither yes nor no.") % {"word": word}

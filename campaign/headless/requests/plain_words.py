"""What is wrong with a value of the query or the body, in our words and the reader's language, not in pydantic's."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

_TEXT, _NUMBER = gettext_lazy("Send a text."), gettext_lazy("Send a number.")
_WHOLE, _YES_OR_NO = gettext_lazy("Send a whole number."), gettext_lazy("Send true or false.")
_LIST, _OBJECT = gettext_lazy("Send a list."), gettext_lazy("Send an object.")
_TIME = gettext_lazy("Send a date and time, such as 2026-05-01T12:00:00Z.")
_DATE = gettext_lazy("Send a date, such as 2026-05-01.")

_WORDS = {
    "missing": gettext_lazy("This field is required."),
    "extra_forbidden": gettext_lazy("Unknown field."),
    "none_required": gettext_lazy("Leave it out."),
}
# By what pydantic's names of errors begin with: ``int_type``, ``int_parsing``, ``int_from_float`` and so on.
_KINDS = (
    ("string", _TEXT),
    ("int", _WHOLE),
    ("float", _NUMBER),
    ("decimal", _NUMBER),
    ("finite", _NUMBER),
    ("bool", _YES_OR_NO),
    ("list", _LIST),
    ("set", _LIST),
    ("tuple", _LIST),
    ("dict", _OBJECT),
    ("model", _OBJECT),
    ("datetime", _TIME),
    ("date", _DATE),
)
_LIMITS = {
    "greater_than": ("gt", gettext_lazy("Send a number above %(limit)s.")),
    "greater_than_equal": ("ge", gettext_lazy("Send %(limit)s or more.")),
    "less_than": ("lt", gettext_lazy("Send a number below %(limit)s.")),
    "less_than_equal": ("le", gettext_lazy("Send %(limit)s or less.")),
    "enum": ("expected", gettext_lazy("Use one of: %(limit)s.")),
    "literal_error": ("expected", gettext_lazy("Use one of: %(limit)s.")),
}


def in_plain_words(error: Mapping[str, Any]) -> str:
    """The message for one entry of pydantic's ``ValidationError.errors()``."""
    kind, context = error["type"], error.get("ctx") or {}
    if kind == "value_error":  # a validator of our own said it
        return str(error["msg"]).removeprefix("Value error, ")
    if kind in _WORDS:
        return str(_WORDS[kind])
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return str(words) % {"limit": _without_or(context.get(name, ""))}
    if kind in ("string_too_long", "too_long"):
        return _at_most(context.get("max_length", 0), is_text=kind.startswith("string"))
    if kind in ("string_too_short", "too_short"):
        return str(_WORDS["missing"])
    return str(next((words for start, words in _KINDS if kind.startswith(start)), _("This value is not valid.")))


def _at_most(number: int, *, is_text: bool) -> str:
    if not is_text:
        return _("Send at most %(number)d.") % {"number": number}
    words = ngettext("Send at most %(number)d character.", "Send at most %(number)d characters.", number)
    return words % {"number": number}


def _without_or(expected: Any) -> str:
    return str(expected).replace("'", "").replace(" or ", ", ")

"""Names of people: any script, one word or many, and nothing that is no name."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Order of writing is a matter of the page, not of a name: these marks could turn a whole list around
# (Unicode's Trojan Source advice, UTS #55).
_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A joiner belongs to many scripts and to emoji, so it stays; other invisible characters do not.
_JOINERS = frozenset("\u200c\u200d")
_LINK = re.compile(
    r"://|\bwww\.|\b[\w-]+\.(?:com|net|org|info|biz|io|ru|cn|xyz|top|site|online|shop|example)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"</?\w|&#?\w+;|\[/?url\b", re.IGNORECASE)


def clean_name(value: str) -> str:
    """The name with its spaces made single and marks of writing direction removed."""
    return " ".join(_BIDIRECTIONAL.sub("", value).split())


def validate_name(value: str) -> None:
    """Raises ValidationError, in words, for a link, an address, markup or invisible characters in a name."""
    if "@" in value:
        raise ValidationError(_("Enter a name here; the e-mail address has its own field."), code="address")
    if _LINK.search(value):
        raise ValidationError(_("Enter a name without a link."), code="link")
    _refuse_markup(value)
    _refuse_invisible(value)


def validate_comment(value: str) -> None:
    """Raises ValidationError, in words, for a link, markup or control characters in a comment."""
    if _LINK.search(value):
        raise ValidationError(_("Please write without links."), code="link")
    _refuse_markup(value)
    _refuse_invisible(value.replace("\n", "").replace("\r", "").replace("\t", ""))


def name_key(full_name: str) -> str:
    """Equal for two spellings of one name: case, accents, spaces and punctuation do not tell people apart."""
    decomposed = unicodedata.normalize("NFKD", full_name).casefold()
    return "".join(char for char in decomposed if unicodedata.category(char)[0] in "LN")[:160]


def _refuse_markup(value: str) -> None:
    if _MARKUP.search(value):
        raise ValidationError(_("Write plain words, without code."), code="markup")


def _refuse_invisible(value: str) -> None:
    invisible = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
    if any(unicodedata.category(char) in invisible and char not in _JOINERS for char in value):
        raise ValidationError(_("This contains invisible characters. Please type it again."), code="invisible")


class NameField(forms.CharField):
    """A name, with its spaces made single and marks of writing direction removed."""

    default_validators = [validate_name]

    def to_python(self, value: object) -> str:
        return clean_name(super().to_python(value))

"""Names of people: any script, one word or many, and nothing that is no name."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Order of writing is a matter of the page, not of a name: these marks could turn a whole list around
# (Unicode's Trojan Source advice, UTS #55).
_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Joiners belong to many scripts and to emoji, so they stay; other invisible characters do not.
_JOINERS = frozenset("\u180e\u200c\u200d")
_INVISIBLE_CATEGORIES = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
# These look like nothing as well, though Unicode counts them as letters, marks and symbols.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# The flags of England, Scotland and Wales: a black flag and letters that are invisible elsewhere.
_REGION_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")
# Vietnamese needs two marks on a letter and Hebrew four; more of them paint over the lines above.
_PAINTING = 7

_LINK = re.compile(
    r"://|\bwww\.|\b[\w-]+\.[a-z]{2,}/\S|\b[\w-]+\.(?:app|biz|click|club|cn|co|com|dev|eu|example|gg|info|io|link|"
    r"live|ly|me|net|online|org|page|ru|shop|site|store|tk|top|uk|vip|website|win|xyz)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"</?[a-z!]|&#?\w+;|\[/?url\b", re.IGNORECASE)


def clean_name(value: str) -> str:
    """The name with its spaces made single and marks of writing direction removed."""
    return " ".join(_BIDIRECTIONAL.sub("", value).split())


def clean_comment(value: str) -> str:
    """The comment with lines ended alike and marks of writing direction removed."""
    return _BIDIRECTIONAL.sub("", value).replace("\r\n", "\n").replace("\r", "\n")


def validate_name(value: str) -> None:
    """Raises ValidationError, in words, for a link, an address, markup or invisible characters in a name."""
    if value.isascii() and value.isalpha():  # nothing of what follows is made of these
        return
    if "@" in value:
        raise ValidationError(_("Enter a name here; the e-mail address has its own field."), code="address")
    if _LINK.search(value):
        raise ValidationError(_("Enter a name without a link."), code="link")
    _refuse_markup(value)
    _refuse_invisible(value)
    if not any(unicodedata.category(char)[0] in "LNSP" for char in value):
        raise ValidationError(_("Enter a name that can be seen."), code="invisible")


def validate_comment(value: str) -> None:
    """Raises ValidationError, in words, for a link, markup or control characters in a comment."""
    if _LINK.search(value):
        raise ValidationError(_("Please write without links."), code="link")
    _refuse_markup(value)
    _refuse_invisible(value.replace("\n", "").replace("\t", ""))


def name_key(full_name: str) -> str:
    """Equal for two spellings of one name: case, accents, spaces and punctuation do not tell people apart.

    Accents, tones and the vowel points of Hebrew and Arabic have a high combining class (Unicode, chapter 4.3);
    what has a low one or none, such as the vowel signs of Indian scripts, makes another letter to its readers.
    """
    decomposed = unicodedata.normalize("NFKD", full_name).casefold()
    kept = (char for char in decomposed if unicodedata.category(char)[0] in "LMN" and unicodedata.combining(char) < 10)
    return "".join(kept)[:160]


def _refuse_markup(value: str) -> None:
    if _MARKUP.search(value):
        raise ValidationError(_("Write plain words, without code."), code="markup")


def _refuse_invisible(value: str) -> None:
    marks = 0
    for char in _REGION_FLAG.sub("", value):
        category = unicodedata.category(char)
        if char in _BLANK or (category in _INVISIBLE_CATEGORIES and char not in _JOINERS):
            raise ValidationError(_("This contains invisible characters. Please type it again."), code="invisible")
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks >= _PAINTING:
            raise ValidationError(_("Please write with fewer marks on one letter."), code="marks")


class NameField(forms.CharField):
    """A name, with its spaces made single and marks of writing direction removed."""

    default_validators = [validate_name]

    def to_python(self, value: object) -> str:
        return clean_name(super().to_python(value))


class CommentField(forms.CharField):
    """A text of several lines, with lines ended alike and marks of writing direction removed."""

    default_validators = [validate_comment]
    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        return clean_comment(super().to_python(value))

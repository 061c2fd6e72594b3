"""Form fields for what people type or paste. Length comes first: no pattern sees more than the field may hold."""

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from campaign.core.text.advertising import folded_text, has_address_of_site, has_code, has_link, has_telephone_number
from campaign.core.text.cleaning import check_storable, check_visible, clean_address, clean_line, clean_lines
from campaign.mail.addresses.mailboxes import validate_address

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# How much longer than the field a text may be before it is cleaned: blanks and unseen characters are taken off.
_ROOM = 200
_TOO_LONG = ngettext_lazy(
    "Use at most %(limit_value)d character. This has %(show_value)d.",
    "Use at most %(limit_value)d characters. This has %(show_value)d.",
    "limit_value",
)


def missing(words: "StrOrPromise") -> dict[str, "StrOrPromise"]:
    """A field's ``error_messages`` where it was left out: these words say what to do."""
    return {"required": words}


def validate_name(value: str) -> None:
    """Raises ValidationError, in words, for a link, an address, code or invisible characters in a name."""
    validate_place(value)
    if has_telephone_number(value):
        raise ValidationError(_("Enter a name without a telephone number."), code="telephone")


def validate_place(value: str) -> None:
    """The same for the name of a city, beside which people write its postal code."""
    if value.isascii() and value.isalpha():  # nothing of what follows is made of these
        return
    if "@" in folded_text(value):
        raise ValidationError(_("Enter a name here; the e-mail address has its own field."), code="address")
    if has_link(value, strict=True):
        raise ValidationError(_("Enter a name without a link."), code="link")
    _refuse_code(value)
    check_visible(value)
    if not any(unicodedata.category(char)[0] in "LNSP" for char in value):
        raise ValidationError(_("Enter a name that can be seen."), code="invisible")


def validate_organization(value: str) -> None:
    """Raises ValidationError, in words, for what is no organization's name; ``350.org`` is one."""
    if has_address_of_site(value):
        raise ValidationError(_("Enter the name here; the website has its own field."), code="link")
    check_visible(value)


def validate_comment(value: str) -> None:
    """Raises ValidationError, in words, for a link, code or invisible characters in a comment."""
    if has_link(value):
        raise ValidationError(_("Please write without links."), code="link")
    _refuse_code(value)
    check_visible(value)


def _refuse_code(value: str) -> None:
    if has_code(value):
        raise ValidationError(_("Write plain words, without code."), code="markup")


class LineField(forms.CharField):
    """One line: line breaks and many blanks are one blank."""

    default_validators = [check_visible]

    def to_python(self, value: Any) -> str | None:
        text = "" if value in self.empty_values else str(value)
        self._check_length(text, room=_ROOM)
        return super().to_python(self.cleaned(text))

    def run_validators(self, value: Any) -> None:
        self._check_length(value)
        super().run_validators(value)

    @staticmethod
    def cleaned(text: str) -> str:
        """The text by the one rule for fields of this kind."""
        return clean_line(text)

    def _check_length(self, text: str, *, room: int = 0) -> None:
        if self.max_length is not None and len(text) > self.max_length + room:
            MaxLengthValidator(self.max_length, message=_TOO_LONG)(text)


class LinesField(LineField):
    """A text of several lines, with lines ended alike."""

    widget = forms.Textarea

    @staticmethod
    def cleaned(text: str) -> str:
        return clean_lines(text)


class NameField(LineField):
    """The name of a person."""

    default_validators = [validate_name]


class PlaceField(LineField):
    """The name of a city."""

    default_validators = [validate_place]


class OrganizationField(LineField):
    """The name of an organization."""

    default_validators = [validate_organization]


class CommentField(LinesField):
    """What a person says, for others to read."""

    default_validators = [validate_comment]


class AddressField(LineField):
    """An e-mail address, without what came along when it was copied."""

    default_error_messages = missing(_("Enter your e-mail address, such as name@example.org."))
    default_validators = [check_storable, validate_address]

    @staticmethod
    def cleaned(text: str) -> str:
        return clean_address(text)

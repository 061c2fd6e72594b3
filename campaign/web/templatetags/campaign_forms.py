"""Public forms: each field with its label, hint, error and what browsers need to fill it in."""

import re
from typing import Any
from urllib.parse import urlencode

from django import forms, template
from django.forms import BoundField
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from campaign.web.front.cache_key import READS_ATTRIBUTION

register = template.Library()

# Read from the left in every language.
_ADDRESS = {"autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
_EMAIL = _ADDRESS | {"autocomplete": "email", "inputmode": "email"}
# HTML's autofill names and keyboard hints, by the name of the field.
ATTRIBUTES: dict[str, dict[str, str]] = {
    "given_name": {"autocomplete": "given-name", "enterkeyhint": "next"},
    "family_name": {"autocomplete": "family-name", "enterkeyhint": "next"},
    "email": _EMAIL | {"enterkeyhint": "next"},
    "postal_code": {"autocomplete": "postal-code", "enterkeyhint": "next", "autocapitalize": "characters"},
    "country": {"autocomplete": "country"},
    "name": {"autocomplete": "organization"},
    "website": _ADDRESS | {"autocomplete": "url", "inputmode": "url"},
    "region": {"autocomplete": "address-level1"},
    "contact_name": {"autocomplete": "name"},
    "contact_role": {"autocomplete": "organization-title"},
    "contact_email": _EMAIL,
}
_LETTER_AND_WORD = re.compile(r"\b[^\W\d_]-\w+")
HALF_WIDTH = frozenset({"given_name", "family_name", "postal_code", "country"})


@register.inclusion_tag("includes/forms/field.html")
def form_field(field: BoundField, mark_required: bool = True) -> dict[str, Any]:
    """A field as a row: label, hint, error, control, bound together for assistive technology."""
    kind = _kind(field.field.widget)
    attributes: dict[str, str | bool] = {**_direction(field.field.widget), **ATTRIBUTES.get(field.name, {})}
    return {
        "field": field,
        "kind": kind,
        "control": field.as_widget(attrs=attributes) if kind != "choices" else "",
        "half": field.name in HALF_WIDTH,
        "mark_required": mark_required and field.field.required,
    }


@register.filter
def first_control(field: BoundField) -> str:
    """The id of the control that a link to this field leads to; a group's first choice stands for the group."""
    return f"{field.auto_id}_0" if _kind(field.field.widget) == "choices" else field.auto_id


@register.filter
def unbroken(words: str) -> SafeString:
    """Words such as "e-mail" in one piece: no line ends behind the letter. Screen readers hear no difference."""
    words = str(words)
    if isinstance(words, SafeString):  # it may have markup of its own
        return words
    return mark_safe(_LETTER_AND_WORD.sub(r'<span class="unbroken">\g<0></span>', escape(words)))


@register.filter
def before_error(label: str) -> str:
    """A label as the beginning of a line about its error: one sign of punctuation, the question's own or a colon."""
    words = str(label).strip()
    return words if words.endswith(("?", "!", "؟", "？", "！")) else f"{words.rstrip('.:。：')}:"


@register.simple_tag(takes_context=True)
def sign_address(context: dict[str, Any], petition: Page) -> str:
    """Where the sign form posts: the petition's address, with the campaign parameters of this visit."""
    request = context.get("request")
    if request is None:
        return petition.get_url() or ""
    request.META[READS_ATTRIBUTION] = True
    sources = [(n, v) for n, v in request.GET.items() if n.startswith("utm_") or n in ("partner", "ref")]
    address = petition.get_url(request) or ""
    return f"{address}?{urlencode(sources)}" if sources else address


def _direction(widget: forms.Widget) -> dict[str, str]:
    """Addresses are read from the left in every language; of other texts the style sheet sees to it."""
    return {"dir": "ltr"} if isinstance(widget, forms.EmailInput | forms.URLInput) else {}


def _kind(widget: forms.Widget) -> str:
    """``choices`` for a group, ``check`` for one box, ``hidden`` or ``line`` for everything else."""
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return "check" if isinstance(widget, forms.CheckboxInput) else "line"

"""Asks whoever changes signed words whether that is a correction or a new demand."""

from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from campaign.core.text.numbers import grouped
from campaign.runtime.registry import provided

_WORDS = ("title", "target", "introduction", "statement")


def errors_of_rewording(petition: Page, cleaned: dict[str, Any]) -> dict[str, str | SafeString]:
    """By field, why these words can't be published under the names of those who signed others; mostly nothing."""
    if not petition.pk or any(name not in cleaned for name in _WORDS):
        return {}
    signers = provided("petition.signers_of_other_words")(
        petition, SimpleNamespace(**{name: cleaned[name] for name in _WORDS})
    )
    if not signers.number:
        return {}
    if cleaned.get("change_of_words") == "demand":
        return {"change_of_words": _new_demand(petition)}
    if cleaned.get("change_of_words") != "correction":
        words = ngettext(
            "%(number)s person signed other words. Is your change a correction, or a new demand?",
            "%(number)s people signed other words. Is your change a correction, or a new demand?",
            signers.number,
        )
        return {"change_of_words": words % {"number": grouped(signers.number)}}
    said = cleaned.get("correction", "").strip()
    if not said or said == signers.last_correction:
        return {"correction": _("Say what you corrected this time: it stands in public beside both wordings.")}
    return {}


def _new_demand(petition: Page) -> SafeString:
    return format_html(
        '{} <a href="{}">{}</a>',
        _(
            "Nobody signed a new demand yet, so it can’t stand over their names. Leave these words as they are and "
            "make a petition of its own; then write to those who want updates and ask them to sign that one too."
        ),
        reverse("wagtailadmin_pages:copy", args=[petition.pk]),
        _("Copy this petition"),
    )

"""A row of a CSV file as a resource."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.sheets import heading_key
from resources.models import ResourcePage
from resources.models.languages import language_code, validate_language
from resources.transfers.dates import read_date

HEADINGS = {
    "title": "title name titulo titre",
    "date": "date published date_of_publication fecha",
    "kind": "type kind tipo",
    "publishers": "publishers publisher organization organizations organizacion editeur",
    "link": "link url address website enlace lien",
    "summary": "summary description resumen resume",
    "topics": "topics topic temas themes",
    "byline": "by byline",
    "language": "language idioma langue",
    "signatories": "signatories number_of_organizations",
}
FIELDS = {
    "title": gettext_lazy("Title"),
    "date": gettext_lazy("Date"),
    "kind": gettext_lazy("Type"),
    "publishers": gettext_lazy("Publishers"),
    "link": gettext_lazy("Link"),
    "summary": gettext_lazy("Summary"),
    "topics": gettext_lazy("Topics"),
    "byline": gettext_lazy("By"),
    "language": gettext_lazy("Language"),
    "signatories": gettext_lazy("Number of organizations"),
}


@dataclass(frozen=True)
class Row:
    """``day`` is known to ``precision``; ``publishers`` and ``topics`` are names."""

    title: str
    day: date
    precision: str
    kind: str
    publishers: tuple[str, ...]
    link: str
    summary: str
    topics: tuple[str, ...]
    byline: str
    language: str
    signatories: int | None


class RowForm(forms.Form):
    title = forms.CharField(max_length=255)
    date = forms.CharField(max_length=40)
    kind = forms.CharField(max_length=40, required=False)
    publishers = forms.CharField(max_length=2000, required=False)
    link = forms.CharField(max_length=500, required=False, validators=[URLValidator(schemes=["http", "https"])])
    summary = forms.CharField(max_length=4000, required=False)
    topics = forms.CharField(max_length=1000, required=False)
    byline = forms.CharField(max_length=200, required=False)
    language = forms.CharField(max_length=40, required=False)
    signatories = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)

    def clean_date(self) -> tuple[date, str]:
        return read_date(self.cleaned_data["date"])

    def clean_language(self) -> str:
        code = language_code(self.cleaned_data["language"])
        if code:
            validate_language(code)
        return code

    def clean_kind(self) -> str:
        said = heading_key(self.cleaned_data["kind"])
        if not said:
            return ResourcePage.Kind.OTHER
        for value, label in ResourcePage.Kind.choices:
            if said in (heading_key(value), heading_key(str(label))):
                return value
        labels = ", ".join(str(label) for label in ResourcePage.Kind.labels)
        raise ValidationError(_("This is no type. The types are: %(types)s.") % {"types": labels})

    def clean_publishers(self) -> tuple[str, ...]:
        return _names(self.cleaned_data["publishers"], at_most=160)

    def clean_topics(self) -> tuple[str, ...]:
        return _names(self.cleaned_data["topics"], at_most=80)


def row_of(cleaned: dict[str, Any]) -> Row:
    """The row that a valid form says."""
    day, precision = cleaned["date"]
    return Row(day=day, precision=precision, **{name: value for name, value in cleaned.items() if name != "date"})


def _names(text: str, *, at_most: int) -> tuple[str, ...]:
    """Names divided by semicolons or bars: commas stand inside names."""
    names = tuple(dict.fromkeys(name for part in re.split(r"[;|]", text) if (name := " ".join(part.split()))))
    if any(len(name) > at_most for name in names):
        raise ValidationError(
            _("A name is longer than %(most)d characters. Divide names by semicolons.") % {"most": at_most}
        )
    return names

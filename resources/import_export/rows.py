"""A row of a CSV file as a resource."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.text.lists import listed
from campaign.imports.headings import heading_key, known_headings, read_headings
from campaign.web.forms.typed_fields import LineField, LinesField
from resources.editing.dates import read_date
from resources.editing.language_codes import language_code, validate_language
from resources.import_export.bylines import Byline, kind_in, read_byline, split_date
from resources.models import ResourcePage

HEADINGS = read_headings(__file__)
KNOWN_HEADINGS = known_headings(HEADINGS)
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
    "updated_note": gettext_lazy("Note on an update"),
}
# One of these has to be there: a line under the title may end with the date.
SAYS_THE_DATE = frozenset(("date", "byline", "kind"))


@dataclass(frozen=True)
class Row:
    """``day`` is known to ``precision``; ``publishers`` and ``topics`` are names."""

    title: str
    day: datetime.date
    precision: str
    kind: str
    publishers: tuple[str, ...]
    link: str
    summary: str
    topics: tuple[str, ...]
    byline: str
    language: str
    signatories: int | None
    updated_note: str = ""


class RowForm(forms.Form):
    title = LineField(max_length=255)
    date = LineField(max_length=40, required=False)
    kind = LineField(max_length=200, required=False)
    publishers = LinesField(max_length=2000, required=False)
    link = LineField(max_length=500, required=False, validators=[URLValidator(schemes=["http", "https"])])
    summary = LinesField(max_length=4000, required=False)
    topics = LinesField(max_length=1000, required=False)
    byline = LineField(max_length=200, required=False)
    language = LineField(max_length=40, required=False)
    signatories = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)
    updated_note = LineField(max_length=80, required=False)

    def clean_date(self) -> tuple[datetime.date, str] | None:
        """``July 2025 (Update)`` is a date with its note."""
        if not self.cleaned_data["date"]:
            return None
        rest, written, self.note_of_date = split_date(self.cleaned_data["date"])
        return read_date(written if written and not rest else self.cleaned_data["date"])

    def clean_language(self) -> str:
        code = language_code(self.cleaned_data["language"])
        if code:
            validate_language(code)
        return code

    def clean_kind(self) -> str:
        """A kind's name, or a line that names it: ``Joint Letter from 36 Organizations``."""
        said = heading_key(self.cleaned_data["kind"])
        for value, label in ResourcePage.Kind.choices:
            if said in (heading_key(value), heading_key(str(label))):
                return value
        if said and not kind_in(self.cleaned_data["kind"]):
            labels = listed(ResourcePage.Kind.labels)
            raise ValidationError(_("This is no type. The types are: %(types)s.") % {"types": labels})
        return self.cleaned_data["kind"]

    def clean_publishers(self) -> tuple[str, ...]:
        return _names(self.cleaned_data["publishers"], at_most=160)

    def clean_topics(self) -> tuple[str, ...]:
        return _names(self.cleaned_data["topics"], at_most=80)

    def clean(self) -> dict[str, Any]:
        """What no cell of its own says is taken from the line under the title, or of the type."""
        super().clean()
        cleaned = self.cleaned_data
        kind, line = cleaned.get("kind", ""), cleaned.get("byline", "")
        has_kind = kind in ResourcePage.Kind.values
        said = read_byline(line if has_kind else kind or line)
        dated = self._take_date(said) if "date" in cleaned and not cleaned["date"] else False
        if dated:
            line = said.words
        if not has_kind:
            cleaned["kind"] = said.kind or kind_in(cleaned.get("title", "")) or ResourcePage.Kind.OTHER
        if dated or not has_kind:
            cleaned["byline"] = line or (said.words if said.kind else "")
            if said.kind or dated:
                cleaned["publishers"] = cleaned.get("publishers") or said.publishers
                cleaned["signatories"] = cleaned.get("signatories") or said.signatories
        cleaned["updated_note"] = cleaned.get("updated_note") or getattr(self, "note_of_date", "")
        return cleaned

    def _take_date(self, said: Byline) -> bool:
        """Of a row without a date of its own, the one that the line under the title ends with."""
        if not said.date:
            self.add_error("date", _("Say when it was published: December 2025, 2025-12-04 or 2025."))
            return False
        self.cleaned_data["date"], self.note_of_date = read_date(said.date), said.note
        return True


def row_of(cleaned: dict[str, Any]) -> Row:
    """The row that a valid form says."""
    day, precision = cleaned["date"]
    return Row(day=day, precision=precision, **{name: value for name, value in cleaned.items() if name != "date"})


def _names(text: str, *, at_most: int) -> tuple[str, ...]:
    """Names divided by semicolons, bars or lines: commas stand inside names."""
    names = tuple(dict.fromkeys(name for part in re.split(r"[;|\n]", text) if (name := " ".join(part.split()))))
    if any(len(name) > at_most for name in names):
        raise ValidationError(
            _("A name is longer than %(most)d characters. Divide names by semicolons.") % {"most": at_most}
        )
    return names

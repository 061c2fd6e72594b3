"""Cells of a sheet as the fields of a form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from campaign.core.sheets import STARTS_OF_FORMULAS, heading_key


def guess_mapping(headings: list[str], *, known: Mapping[str, str], allowed: set[str]) -> dict[str, int]:
    """Field names with the number of the column whose heading names them.

    ``known`` has the headings of each field, as ``heading_key`` writes them, divided by blanks.
    """
    field_of = {heading: name for name, words in known.items() for heading in words.split()}
    mapping: dict[str, int] = {}
    for number, heading in enumerate(headings):
        name = field_of.get(heading_key(heading))
        if name in allowed and name not in mapping:
            mapping[name] = number
    return mapping


class RowReader:
    """Checks rows by a form that is built once and filled for each."""

    def __init__(
        self, form: type[forms.Form], *, mapping: dict[str, int], headings: list[str], labels: Mapping[str, Any]
    ) -> None:
        self.headings, self.labels = headings, labels
        self.mapping = {name: number for name, number in mapping.items() if number < len(headings)}
        self.form = form({})

    def read(self, cells: list[str]) -> dict[str, Any]:
        """The form's cleaned data. Raises ValidationError with all messages by column."""
        self.form.data = {
            name: _plain(cells[number]) if number < len(cells) else "" for name, number in self.mapping.items()
        }
        self.form.full_clean()
        errors = {self._column(name): [str(words) for words in said] for name, said in self.form.errors.items()}
        if any(cell.strip() for cell in cells[len(self.headings) :]):
            words = _("The row has more cells than there are headings: a delimiter may stand inside a cell.")
            errors.setdefault(_("row"), []).append(words)
        if errors:
            raise ValidationError(errors)
        return self.form.cleaned_data

    def _column(self, name: str) -> str:
        """The heading of the column that the field is read from; the field's own label where there is none."""
        if name == NON_FIELD_ERRORS:
            return _("row")
        return self.headings[self.mapping[name]] if name in self.mapping else str(self.labels.get(name, name))


def _plain(text: str) -> str:
    """Without the apostrophe that our own exports put before what looks like a formula."""
    text = text.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in STARTS_OF_FORMULAS else text

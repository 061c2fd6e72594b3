"""Validates an import's rows: the cells of a row are checked by the fields of a form."""

import html
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaign.imports.csv_files import STARTS_OF_FORMULAS

# Web pages write & as &amp;, and a list that was copied from one has it so (case X9). Only whole ones: ?a=1&copy=2.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# A long number that a spreadsheet shortened: its digits are lost.
_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]{1,15})?[eE]\+[0-9]{1,3}")
_ERRORS = frozenset(("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#NV"))


class RowReader:
    """Validates rows by a form that is built once and filled for each."""

    def __init__(
        self, form: forms.Form, *, mapping: dict[str, int], headings: list[str], labels: Mapping[str, Any]
    ) -> None:
        self.headings, self.labels = headings, labels
        self.mapping = {name: number for name, number in mapping.items() if number < len(headings)}
        self.form = form
        self.form.is_bound = True

    def read(self, cells: list[str]) -> dict[str, Any]:
        """The form's cleaned data. Raises ValidationError with all messages by column."""
        self.form.data = self.values(cells)
        self.form.full_clean()
        errors = {self.column(name): [str(words) for words in said] for name, said in self.form.errors.items()}
        errors = refuse_broken(self.form.data, self.column) | errors
        if extra := extra_cells(cells, self.headings):
            errors.setdefault(_("row"), []).append(extra)
        if errors:
            raise ValidationError(errors)
        return self.form.cleaned_data

    def values(self, cells: list[str]) -> dict[str, str]:
        """What the row says, by the field's name."""
        return {
            name: self.plain(name, cells[number]) if number < len(cells) else ""
            for name, number in self.mapping.items()
        }

    def plain(self, name: str, cell: str) -> str:
        """What the cell of this field says."""
        return plain_cell(cell)

    def column(self, name: str) -> str:
        """The heading of the column that the field is read from; the field's own label where there is none."""
        heading = self.headings[self.mapping[name]] if name in self.mapping else ""
        return heading or str(self.labels.get(name) or _("row"))


def plain_cell(text: str, *, verbatim: bool = False) -> str:
    """The cell without what programs add: an apostrophe before what looks like a formula, marks of web pages.

    ``verbatim``: an answer of our own export, in which ``&amp;`` was typed.
    """
    text = text.replace("\u2028", "\n").strip()
    unquoted = text[1:].lstrip("'") if text[:1] == "'" else ""
    text = text[1:] if unquoted.startswith(STARTS_OF_FORMULAS) else text
    return text if verbatim or "&" not in text else _decoded(_decoded(text))


def refuse_broken(values: Mapping[str, str], column: Any) -> dict[str, list[str]]:
    """Messages by column for cells whose content a spreadsheet has lost."""
    wrong: dict[str, list[str]] = {}
    for name, value in values.items():
        if _SCIENTIFIC.fullmatch(value[:30]):
            words = _("The spreadsheet has shortened this number. Give the column the format “Text” and type it again.")
            wrong[column(name)] = [words]
        elif value.upper() in _ERRORS:
            wrong[column(name)] = [_("The spreadsheet shows an error in this cell: %(error)s") % {"error": value}]
    return wrong


def extra_cells(cells: list[str], headings: list[str]) -> str:
    """What is said of a row with more cells than the list has columns; empty where it has not."""
    if any(cell.strip() for cell in cells[len(headings) :]):
        return _("The row has more cells than there are headings: a delimiter may stand inside a cell.")
    return ""


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)

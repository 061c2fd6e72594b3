"""A row of a list as a signature, by the petition's own form."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaign.core.geography.country_names import code_of_country
from campaign.imports.cells import RowReader, extra_cells, plain_cell, refuse_broken
from campaign.imports.sheets import Sheet
from campaign.imports.yes_or_no import yes_or_no
from campaign.mail.addresses.mailboxes import canonical_email
from petition.form.ages import ADULT, MINOR, OF_AGE
from petition.form.forms import SignForm
from petition.form.question_fields import ANSWER_PREFIX, chosen_answers
from petition.import_export.import_dates import DATE_FORMATS, signing_time
from petition.import_export.whole_names import parted
from petition.models import PetitionPage, SignatureImport
from petition.submission.postal_codes import is_cut_short, restored_code
from petition.submission.submission import Submission


@dataclass(frozen=True)
class Row:
    """``mailbox`` is the address as it counts, ``partner`` its name in links; ``notes`` say what was mended."""

    line: int
    submission: Submission
    signed_at: datetime
    mailbox: str
    partner: str = ""
    notes: tuple[str, ...] = ()


@dataclass
class _Said:
    """What one row says, by the field's name, and what is wrong or was mended."""

    values: dict[str, str]
    wrong: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


class SignatureReader(RowReader):
    """Turns cells into a submission by the petition's own form, which is built once and filled for each row."""

    def __init__(self, current: SignatureImport, petition: PetitionPage, sheet: Sheet, now: datetime) -> None:
        form = SignForm(petition=petition)
        labels = {name: field.label for name, field in form.fields.items()}
        super().__init__(form, mapping=current.mapping, headings=sheet.headings, labels=labels)
        self.petition, self.now = petition, now
        self.formats = DATE_FORMATS[current.date_order]
        self.family_first = current.name_order == SignatureImport.NameOrder.FAMILY_FIRST
        self.keeps_zeros = _keeps_zeros(sheet, self.mapping)

    def read(self, line: int, cells: list[str]) -> Row:
        """Raises ValidationError with all messages by column."""
        said = _Said(self.values(cells))
        said.wrong |= refuse_broken(said.values, self.column)
        signed_at, partner = self._signed_at(said), said.values.pop("partner", "").strip()[:60]
        self._mend_place(said)
        self.form.data = self._form_data(said)
        self.form.full_clean()
        for name, messages in self.form.errors.items():
            said.wrong.setdefault(self.column(name), [str(words) for words in messages])
        if extra := extra_cells(cells, self.headings):
            said.wrong.setdefault(_("row"), []).append(extra)
        if said.wrong:
            raise ValidationError(said.wrong)
        submission = self.form.submission()
        return Row(line, submission, signed_at, canonical_email(submission.email), partner, tuple(said.notes))

    def column(self, name: str) -> str:
        if name in ("given_name", "family_name") and "full_name" in self.mapping:
            name = "full_name"
        return super().column(name)

    def plain(self, name: str, cell: str) -> str:
        return plain_cell(cell, verbatim=name.startswith(ANSWER_PREFIX))

    def _signed_at(self, said: _Said) -> datetime:
        text = said.values.pop("signed_at", "")
        if not text and "signed_at" in self.mapping:
            said.notes.append(_("No day of signing is given: that of the import is taken."))
        try:
            return signing_time(text, formats=self.formats, now=self.now)
        except ValidationError as error:
            said.wrong[self.column("signed_at")] = error.messages
            return self.now

    def _mend_place(self, said: _Said) -> None:
        """The country as its code, and the postal code with the zeros that a spreadsheet took from it (case X7)."""
        values = said.values
        if "country" in values:
            values["country"] = country_code(values["country"])
        text = values.get("postal_code", "").removesuffix(".0")
        country = values.get("country") or ("" if "country" in values else self.petition.default_country)
        if not text or not country or not is_cut_short(country, text):
            if "postal_code" in values:
                values["postal_code"] = text
            return
        restored = "" if self.keeps_zeros else restored_code(country, text)
        if restored:
            values["postal_code"] = restored
            said.notes.append(_("The zero before the postal code was put back."))
        else:
            words = _("This is no whole postal code of the country. A spreadsheet may have taken a zero from it.")
            said.wrong[self.column("postal_code")] = [words]

    def _form_data(self, said: _Said) -> dict[str, Any]:
        """What a browser would send for the row. A word that is not understood is wrong, and never taken for a no."""
        values = said.values
        if full_name := values.pop("full_name", ""):
            values["given_name"], values["family_name"] = parted(full_name, family_first=self.family_first)
        if "age" in self.form.fields:
            values.setdefault("age", "")
        sent: dict[str, Any] = {}
        for name, value in values.items():
            try:
                sent[name] = self._sent(name, value)
            except ValidationError as error:
                said.wrong.setdefault(self.column(name), error.messages)
        return {name: value for name, value in sent.items() if value is not None}

    def _sent(self, name: str, value: str) -> Any:
        own = self.form.fields.get(name)
        if isinstance(own, forms.MultipleChoiceField):
            return chosen_answers(value, own)
        if isinstance(own, forms.BooleanField):
            return "on" if yes_or_no(value) else None
        return age_from_cell(value) if name == "age" else value


def country_code(text: str) -> str:
    """The code of a country that is given by code or by name (case X5); else the text itself."""
    return code_of_country(text) or text.strip()


def age_from_cell(text: str) -> str:
    """What a cell of a list says: a number of years, or yes or no to being of age. Raises ValidationError in words.

    Where nothing is said nobody knows, and nobody who may be a child is shown.
    """
    text = text.strip().casefold()
    if text.isascii() and text.isdigit():
        return ADULT if int(text[:4]) >= OF_AGE else MINOR
    if text in ("18+", ADULT, MINOR):
        return MINOR if text == MINOR else ADULT
    try:
        return ADULT if yes_or_no(text) else MINOR
    except ValidationError as error:
        raise ValidationError([_("Write the age in years, or whether it is 18 or more."), *error.messages]) from error


def _keeps_zeros(sheet: Sheet, mapping: dict[str, int]) -> bool:
    """Whether some postal code of the list begins with a zero: then none was taken from the short ones."""
    number = mapping.get("postal_code")
    if number is None:
        return False
    codes = (cells[number].strip() for _line, cells in sheet.rows if number < len(cells))
    return any(code.startswith("0") and code[:5].isdecimal() and len(code) > 3 for code in codes)

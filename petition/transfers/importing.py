"""Signatures from a CSV, through the rules and the door that every signature passes."""

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from io import StringIO
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django_countries import countries
from wagtail.log_actions import log

from campaign.core.addresses import canonical_email
from campaign.core.sheets import Sheet, read_sheet
from petition import doors
from petition.forms import SignForm
from petition.models import PetitionPage, Signature, SignatureImport
from petition.names import name_key
from petition.signing import Written, write_signature
from petition.submission import Submission
from petition.visits import Visit

IMPORTED = "petition.import"
ERRORS_SHOWN = 100
BATCH = 500
YES = frozenset(("1", "x", "y", "yes", "true", "on", "si", "sí", "s", "oui", "o", "ja", "vrai", "verdadero"))
CAMPAIGN_ZONE = timezone.get_default_timezone()  # the current one is that of the editor
DATE_FORMATS = {
    SignatureImport.DateOrder.ISO: ("%Y-%m-%d", "%Y/%m/%d"),
    SignatureImport.DateOrder.DAY_FIRST: ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y"),
    SignatureImport.DateOrder.MONTH_FIRST: ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y"),
}


@dataclass(frozen=True)
class RowError:
    """What is wrong with one row; ``line`` counts as a text editor does. Never what the cell holds."""

    line: int
    column: str
    message: str


@dataclass
class Result:
    """The counted outcome. Each row is in one of the four numbers."""

    new: int = 0
    repeated_in_file: int = 0
    signed_already: int = 0
    wrong: int = 0
    errors: list[RowError] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        shown = [[error.line, error.column, error.message] for error in self.errors[:ERRORS_SHOWN]]
        numbers = {name: getattr(self, name) for name in ("new", "repeated_in_file", "signed_already", "wrong")}
        return numbers | {"errors": shown, "more_errors": max(len(self.errors) - ERRORS_SHOWN, 0)}

    def errors_as_csv(self) -> bytes:
        file = StringIO()
        writer = csv.writer(file)
        writer.writerow([_("Line"), _("Column"), _("What is wrong")])
        writer.writerows((error.line, error.column, error.message) for error in self.errors)
        return file.getvalue().encode("utf-8-sig")


def import_signatures(
    signature_import: SignatureImport,
    *,
    content: bytes,
    by: AbstractBaseUser | None = None,
    now: datetime | None = None,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Result:
    """Try the rows out, or write them where ``dry_run`` is off. Again is harmless: what is written is repeated then.

    Each row that is in order is a transaction of its own, so it may be stopped at any time. ``progress`` is told
    the rows done and their number now and then. Raises ValidationError where the file can't be read.
    """
    now = now or timezone.now()
    petition = PetitionPage.objects.get(pk=signature_import.petition_id)
    sheet = read_sheet(content, encoding=signature_import.encoding, delimiter=signature_import.delimiter)
    result, seen = Result(), set()
    for done, batch in _batches(_checked(signature_import, petition, sheet, now, result)):
        signed = _signed_already(petition, batch) if signature_import.dry_run else set()
        for row in batch:
            if row.key in seen:
                result.repeated_in_file += 1
                continue
            seen.add(row.key)
            is_new = row.key not in signed if signature_import.dry_run else _write(signature_import, petition, row)
            result.new += is_new
            result.signed_already += not is_new
        progress(done, len(sheet.rows))
    if not signature_import.dry_run:
        counts = {name: value for name, value in result.as_json().items() if isinstance(value, int)}
        log(instance=petition, action=IMPORTED, user=by, data=counts | {"import": signature_import.pk})
    return result


@dataclass(frozen=True)
class _Row:
    submission: Submission
    signed_at: datetime
    key: tuple[str, str]


def _checked(
    signature_import: SignatureImport, petition: PetitionPage, sheet: Sheet, now: datetime, result: Result
) -> Iterator[_Row | None]:
    """The rows that are in order; None for the others, whose errors go into the result."""
    reader = _RowReader(signature_import, petition, sheet.headings, now)
    for line, cells in sheet.rows:
        try:
            yield reader.read(cells)
        except ValidationError as error:
            result.wrong += 1
            for column, messages in error.message_dict.items():
                result.errors.extend(RowError(line, column, message) for message in messages)
            yield None


def _batches(rows: Iterator[_Row | None]) -> Iterator[tuple[int, list[_Row]]]:
    batch, done = [], 0
    for done, row in enumerate(rows, start=1):
        if row:
            batch.append(row)
        if done % BATCH == 0:
            yield done, batch
            batch = []
    yield done, batch


def _signed_already(petition: PetitionPage, rows: list[_Row]) -> set[tuple[str, str]]:
    known = Signature.objects.of(petition).filter(canonical_email__in={row.key[0] for row in rows})
    return set(known.values_list("canonical_email", "household_key"))


def _write(signature_import: SignatureImport, petition: PetitionPage, row: _Row) -> bool:
    visit = Visit(source="import", language=petition.locale.language_code, consent_note=signature_import.consent_note)
    with transaction.atomic():
        _commit_lazily()
        written = write_signature(
            petition=petition, submission=row.submission, visit=visit, door=doors.IMPORT, now=row.signed_at
        )
    return written is Written.NEW


def _commit_lazily() -> None:
    """Do not wait for the disk at each row. A server that crashes may forget the last ones, rows and counts
    together; what is said to be done is on the disk, since the commit that says so waits for all before it.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO off")


class _RowReader:
    """Turns cells into a submission by the petition's own form, which is built once and filled for each row."""

    def __init__(
        self, signature_import: SignatureImport, petition: PetitionPage, headings: list[str], now: datetime
    ) -> None:
        self.petition, self.headings, self.now = petition, headings, now
        self.mapping = {name: number for name, number in signature_import.mapping.items() if number < len(headings)}
        self.formats = DATE_FORMATS[signature_import.date_order]
        self.form = SignForm(petition=petition)
        self.form.is_bound = True

    def read(self, cells: list[str]) -> _Row:
        """Raises ValidationError with messages by column."""
        if len(cells) > len(self.headings) and any(cell.strip() for cell in cells[len(self.headings) :]):
            words = _("The row has more cells than there are headings: a delimiter may stand inside a cell.")
            raise ValidationError({_("row"): words})
        values = {name: cells[number].strip() if number < len(cells) else "" for name, number in self.mapping.items()}
        signed_at = self._moment(values.pop("signed_at", ""))
        self.form.data = _form_data(values, self.form.fields)
        self.form.full_clean()
        if self.form.errors:
            raise ValidationError(
                {self._column(name): [str(words) for words in errors] for name, errors in self.form.errors.items()}
            )
        submission = self.form.submission()
        household = name_key(submission.full_name) if self.petition.allow_shared_addresses else ""
        return _Row(submission, signed_at, (canonical_email(submission.email), household))

    def _column(self, name: str) -> str:
        """The heading of the column that the field is read from; the field's own label where there is none."""
        if name in ("given_name", "family_name") and "full_name" in self.mapping:
            name = "full_name"
        if name in self.mapping:
            return self.headings[self.mapping[name]]
        return str(self.form.fields[name].label) if name in self.form.fields else _("row")

    def _moment(self, text: str) -> datetime:
        """The time of signing: now where none is said, noon where only the day is."""
        if not text:
            return self.now
        moment = _parsed(text, self.formats)
        if moment is None or moment.year < 1900:
            words = _("Write the day in the order that you chose, such as %(example)s, or as 2025-12-04.")
            example = datetime(2025, 12, 4).strftime(self.formats[0])  # noqa: DTZ001
            raise ValidationError({self._column("signed_at"): words % {"example": example}})
        if moment <= self.now:
            return moment
        if timezone.localdate(moment, CAMPAIGN_ZONE) == timezone.localdate(self.now, CAMPAIGN_ZONE):
            return self.now
        raise ValidationError({self._column("signed_at"): _("This date is in the future.")})


def _parsed(text: str, formats: tuple[str, ...]) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    for pattern in formats if moment is None else ():
        with suppress(ValueError):
            moment = datetime.strptime(text.split()[0], pattern).replace(hour=12)  # noqa: DTZ007
            break
    return moment if moment is None or timezone.is_aware(moment) else timezone.make_aware(moment, CAMPAIGN_ZONE)


def _form_data(values: dict[str, str], fields: dict[str, forms.Field]) -> dict[str, Any]:
    """What a browser would send for the row."""
    if full_name := values.pop("full_name", ""):
        given_name, _space, family_name = full_name.rpartition(" ")
        values |= {"given_name": given_name or family_name, "family_name": family_name if given_name else ""}
    if "country" in values:
        values["country"] = country_code(values["country"])
    data: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(fields.get(name), forms.MultipleChoiceField):
            data[name] = [part.strip() for part in re.split("[,;|]", value) if part.strip()]
        elif not isinstance(fields.get(name), forms.BooleanField):
            data[name] = value
        elif value.casefold() in YES:
            data[name] = "on"
    return data


def country_code(text: str) -> str:
    """The code of a country that is given by code or by name in one of the site's languages; else the text itself."""
    return _country_codes().get(text.strip().casefold(), text.strip())


@cache
def _country_codes() -> dict[str, str]:
    codes = {"usa": "US", "u.s.a.": "US", "u.s.": "US", "united states": "US", "uk": "GB", "great britain": "GB"}
    for language in ("fr", "es", "en"):
        with translation.override(language):
            codes |= {str(name).casefold(): code for code, name in countries}
    return codes | {code.casefold(): code for code, _name in countries} | {"uk": "GB"}

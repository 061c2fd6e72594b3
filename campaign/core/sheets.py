"""CSV files of unknown making, read and written: which encoding, which delimiter, and no cell that a program runs."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BYTES_AT_MOST = 10 * 1024 * 1024
COLUMNS_AT_MOST = 200
DELIMITERS = ",;\t|"
BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8 (case X2)
# A spreadsheet takes what begins so for a formula and runs it (OWASP, CSV injection), wide forms included.
STARTS_OF_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
# What spreadsheets write. Each byte string is valid in the later ones, so an editor sees the result and may choose.
ENCODINGS = {
    "utf-8-sig": gettext_lazy("Unicode (UTF-8)"),
    "utf-16": gettext_lazy("Unicode (UTF-16)"),
    "cp1252": gettext_lazy("Western Europe (Windows)"),
    "mac_roman": gettext_lazy("Western Europe (Mac)"),
    "cp1250": gettext_lazy("Central Europe (Windows)"),
    "cp1251": gettext_lazy("Cyrillic (Windows)"),
    "latin-1": gettext_lazy("Western Europe (ISO)"),
}


@dataclass(frozen=True)
class Sheet:
    """Headings, and rows as pairs of the line's number in the file and its cells; empty lines are left out."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]


def written(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """The rows as CSV lines (RFC 4180) in UTF-8 that Excel opens right; no cell is taken for a formula."""
    yield BYTE_ORDER_MARK.encode()
    for row in rows:
        line = StringIO()
        csv.writer(line).writerow([harmless(cell) for cell in row])
        yield line.getvalue().encode()


def harmless(cell: object) -> object:
    """The cell with an apostrophe before it where a spreadsheet would run it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(STARTS_OF_FORMULAS) else cell


def guard_exports_of_wagtail() -> None:
    """Wagtail's reports write names that strangers chose into their CSV as they are (case X1)."""
    from wagtail.admin.views.mixins import SpreadsheetExportMixin as Exports

    Exports.custom_value_preprocess[str, Promise] = {Exports.FORMAT_CSV: lambda value: harmless(str(value))}


def detect_encoding(content: bytes) -> str:
    """The first encoding that can have written the file."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    # Bytes that Windows never writes. Latin-1 takes every byte, so it is the last resort, and the editor looks.
    return "mac_roman"


def detect_delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into most columns of one number."""
    head = "\n".join(text.splitlines()[:20])

    def likelihood(delimiter: str) -> tuple[bool, int]:
        try:
            widths = [len(row) for row in csv.reader(StringIO(head, newline=""), delimiter=delimiter) if row]
        except csv.Error:
            return False, 0
        return len(set(widths)) == 1, max(widths, default=0) if min(widths, default=0) > 1 else 0

    return max(DELIMITERS, key=lambda delimiter: (likelihood(delimiter)[1] > 1, *likelihood(delimiter)))


def decode(content: bytes, encoding: str) -> str:
    """Raises ValidationError, in words, where the file is not in the encoding."""
    if b"\x00" in content and encoding != "utf-16":
        raise ValidationError(_("This is no CSV file: it holds bytes that text does not. Save it as CSV first."))
    try:
        return content.decode(encoding)
    except UnicodeError as error:
        raise ValidationError(_("The file is not in this encoding. Choose another one.")) from error


def read_sheet(content: bytes, *, encoding: str, delimiter: str) -> Sheet:
    """Raises ValidationError, in words, where the file is no CSV with headings."""
    rows = _lines(decode(content, encoding), delimiter)
    try:
        _line, headings = next(rows)
        sheet = Sheet([heading.strip() for heading in headings], list(rows))
    except StopIteration:
        raise ValidationError(_("The file is empty.")) from None
    except csv.Error as error:
        words = _("The file can’t be read as CSV: a quotation mark may be missing. (%(error)s)")
        raise ValidationError(words % {"error": error}) from error
    if len(headings) > COLUMNS_AT_MOST:
        raise ValidationError(_("The file has more than %(most)d columns.") % {"most": COLUMNS_AT_MOST})
    if not any(headings) or any("@" in heading for heading in headings):
        raise ValidationError(_("The first line must hold the headings of the columns, such as Name."))
    if not sheet.rows:
        raise ValidationError(_("The file has headings and no rows below them."))
    return sheet


def heading_key(heading: str) -> str:
    """Equal for headings that differ in case, accents, blanks and punctuation."""
    decomposed = unicodedata.normalize("NFKD", heading).casefold()
    words = "".join(char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char))
    return "_".join(words.split())


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, row

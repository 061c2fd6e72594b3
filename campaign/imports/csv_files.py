"""Files that go out as CSV: no cell that a program runs."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.utils.functional import Promise

BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8 (case X2)
# A spreadsheet takes what begins so for a formula and runs it (OWASP, CSV injection), wide forms included.
STARTS_OF_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")


def written(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """The rows as CSV lines (RFC 4180) in UTF-8 that Excel opens right; no cell is taken for a formula."""
    yield BYTE_ORDER_MARK.encode()
    for row in rows:
        line = StringIO()
        csv.writer(line).writerow([harmless(cell) for cell in row])
        yield line.getvalue().encode()


def harmless(cell: object) -> object:
    """The cell with an apostrophe before it where a spreadsheet would run it.

    One that begins with such an apostrophe by itself gets another: our import takes one off.
    """
    risky = isinstance(cell, str) and cell.lstrip("'").startswith(STARTS_OF_FORMULAS)
    return f"'{cell}" if risky else cell


def guard_exports_of_wagtail() -> None:
    """Wagtail's reports write names that strangers chose into their CSV as they are (case X1)."""
    from wagtail.admin.views.mixins import SpreadsheetExportMixin as Exports

    Exports.custom_value_preprocess[str, Promise] = {Exports.FORMAT_CSV: lambda value: harmless(str(value))}

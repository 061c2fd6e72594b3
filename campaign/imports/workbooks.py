"""Excel workbooks (XLSX) as text, what a reader of the sheet sees in its cells: in a process of its own."""

import csv
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import count
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import WorkSheetParser

from campaign.imports.delimited import COLUMNS_AT_MOST, LINES_LOOKED_AT, ROWS_AT_MOST
from campaign.imports.refusals import UnreadableError

BYTES_AT_MOST = 3 * 1024 * 1024
BYTES_UNPACKED_AT_MOST = 40 * 1024 * 1024
TEXT_AT_MOST = 10 * 1024 * 1024
LAST_ROW = 1_048_576  # of any sheet
_NAMED = 40  # of the sheets there are, where another one was asked for
_PARTS = {"[Content_Types].xml", "xl/workbook.xml"}
Texts = dict[int, str]  # of a row, by the number of the column


def decode(content: BinaryIO, arguments: tuple[str, ...]) -> Iterator[bytes]:
    """A line of JSON with the name of the sheet and those of the others, then the sheet as CSV, a line for each row.

    ``arguments``: the name of the sheet as JSON, empty for the first visible one that holds anything. Numbers that are
    shown with leading zeros have them, days are as ISO writes them, and a cell that was merged over several rows
    is in each of them. Raises UnreadableError.
    """
    data = content.read()
    _check_size(data)
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        filled = {
            sheet.title: sheet for sheet in book.worksheets if sheet.sheet_state == "visible" and any(_rows(sheet))
        }
        chosen = _chosen(filled, json.loads(arguments[0]).strip())
        text = _as_csv(_with_merged(chosen))
    except (MemoryError, UnreadableError):
        raise
    except Exception as error:  # the library raises whatever a damaged part makes it raise
        raise UnreadableError("no_workbook") from error
    yield json.dumps([chosen.title, [title for title in filled if title != chosen.title]]).encode() + b"\n"
    yield text


def _check_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except Exception as error:  # an archive may be damaged in as many ways
        raise UnreadableError("no_workbook") from error
    if not {part.filename for part in parts} >= _PARTS:
        raise UnreadableError("no_workbook")
    if len(content) > BYTES_AT_MOST or sum(part.file_size for part in parts) > BYTES_UNPACKED_AT_MOST:
        raise UnreadableError("large_workbook")


def _chosen(filled: dict[str, ReadOnlyWorksheet], name: str) -> ReadOnlyWorksheet:
    if not filled:
        raise UnreadableError("empty")
    if not name:
        return next(iter(filled.values()))
    for title, sheet in filled.items():
        if title.casefold() == name.casefold():
            return sheet
    raise UnreadableError("no_sheet", sheets=list(filled)[:_NAMED])


def _parser(sheet: ReadOnlyWorksheet) -> WorkSheetParser:
    """The library's own, by which it streams a sheet: only this tells merged cells as well, and in little memory."""
    book = sheet.parent
    return WorkSheetParser(
        sheet._get_source(),
        sheet._shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )


def _rows(sheet: ReadOnlyWorksheet, parser: WorkSheetParser | None = None) -> Iterator[tuple[int, Texts]]:
    """The rows that hold anything, with their numbers."""
    for number, cells in (parser or _parser(sheet)).parse():
        row = {cell["column"]: _shown(ReadOnlyCell(sheet, **cell)) for cell in cells if cell["value"] is not None}
        if row and max(row) > COLUMNS_AT_MOST:
            raise UnreadableError("columns", most=COLUMNS_AT_MOST, line=number)
        if number > LAST_ROW:
            raise UnreadableError("no_workbook")
        if row:
            yield number, row


def _with_merged(sheet: ReadOnlyWorksheet) -> dict[int, Texts]:
    parser = _parser(sheet)
    rows: dict[int, Texts] = {}
    size = 0
    for number, row in _rows(sheet, parser):
        rows[number] = row
        size += sum(map(len, row.values()))
        if size > TEXT_AT_MOST:  # one long text may be in a million cells
            raise UnreadableError("large_workbook")
        if len(rows) > ROWS_AT_MOST + LINES_LOOKED_AT:
            raise UnreadableError("rows", most=ROWS_AT_MOST)
    steps, last = count(), max(rows, default=0)
    for area in parser.merged_cells.mergeCell if parser.merged_cells else ():
        said = rows.get(area.min_row, {}).get(area.min_col, "")
        for number in range(area.min_row + 1, min(area.max_row, last) + 1) if said else ():
            if next(steps) > ROWS_AT_MOST:
                raise UnreadableError("large_workbook")
            rows.setdefault(number, {})[area.min_col] = said
    return rows


def _as_csv(rows: dict[int, Texts]) -> bytes:
    text = StringIO()
    writer = csv.writer(text)
    below = 1
    for number, row in sorted(rows.items()):
        # One line for a row, so that lines are counted as the spreadsheet counts its rows.
        text.write("\r\n" * (number - below))
        writer.writerow([_in_one_line(row.get(column, "")) for column in range(1, max(row) + 1)])
        below = number + 1
    return text.getvalue().encode()


def _in_one_line(text: str) -> str:
    return text.replace("\r\n", "\u2028").replace("\r", "\u2028").replace("\n", "\u2028")


def _shown(cell: ReadOnlyCell) -> str:
    """The cell's value as text, without what its storing as a number added or took."""
    value: Any = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # digits that a float keeps
        value = int(value)
    return _with_zeros(value, cell.number_format) if isinstance(value, int) else str(value)


def _with_zeros(value: int, number_format: str) -> str:
    """02139 where the format is 00000, and 02139-4307 where it is 00000-0000."""
    shape = number_format.replace("\\", "").replace('"', "")
    digits = shape.replace("-", "")
    if value < 0 or not digits or set(digits) != {"0"} or len(digits) == 1:
        return str(value)
    text = str(value).zfill(len(digits))
    head, dash, tail = shape.partition("-")
    return f"{text[: len(head)]}-{text[len(head) :]}" if dash and tail else text

"""A file of unknown making as headings and rows. Another process reads it: its time and memory have a limit there."""

import json
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.text.lists import listed
from campaign.imports import tables
from campaign.imports.delimited import LINES_LOOKED_AT, Record
from campaign.imports.headings import LENGTH, find_headings
from campaign.imports.refusals import told
from campaign.runtime.decoding.apart import MEGABYTE, BusyError, Decoder, DecodingError, RefusedError

BYTES_AT_MOST = 10 * MEGABYTE
# Ten megabytes of text take a third of the memory. Waiting and reading are over before a task's lease is.
TABLE = Decoder("campaign.imports.tables", memory=320 * MEGABYTE, seconds=40, at_once=2, patience=20)
WORKBOOK = Decoder("campaign.imports.workbooks", memory=512 * MEGABYTE, seconds=25, at_once=1, patience=20)

TOO_MUCH = gettext_lazy("The file takes too long or too much memory to read. Divide it into several.")
BUSY = gettext_lazy("Too many files are read at this moment. Wait a minute and try again.")
# Of each code that a decoder says.
WORDS = {
    "no_text": gettext_lazy("This is no CSV file: it holds bytes that text does not. Save it as CSV first."),
    "encoding": gettext_lazy("The file is not in this encoding. Choose another one."),
    "quotes": gettext_lazy(
        "The file can’t be read as CSV: the quotation mark that opens in line %(line)d or soon after is not closed."
    ),
    "columns": gettext_lazy("The file has more than %(most)d columns, in line %(line)d."),
    "rows": gettext_lazy("The file has more than %(most)d rows. Divide it into several."),
    "empty": gettext_lazy("The file is empty."),
    "old_workbook": gettext_lazy(
        "This is an Excel file of the old kind, or one with a password. Save it as an Excel workbook (XLSX) without a "
        "password, or as CSV."
    ),
    "no_workbook": gettext_lazy(
        "This is no Excel workbook that can be read. Open it in your spreadsheet and save it as XLSX or CSV."
    ),
    "large_workbook": gettext_lazy("The workbook is too large. Save its sheet as CSV, and upload that."),
    "no_sheet": gettext_lazy("The workbook has no sheet of this name that holds anything. It has: %(sheets)s."),
    "broken": gettext_lazy("The file can’t be read. Save it again, or as CSV."),
}


class Rows(Collection[Record]):
    """Records one after the other, from the text that another process made of them: they are never all in memory."""

    def __init__(self, text: bytes, *, start: int, number: int) -> None:
        self._text, self._start, self._number = text, start, number

    def __iter__(self) -> Iterator[Record]:
        lines = islice(BytesIO(self._text), self._start, self._start + self._number)
        return (_record(line) for line in lines)

    def __len__(self) -> int:
        return self._number

    def __contains__(self, record: object) -> bool:
        return any(record == each for each in self)


@dataclass(frozen=True)
class Sheet:
    """Headings, and rows as pairs of the line's number in the file and its cells; empty lines are left out.

    ``above``: the lines over the headings, such as a title. They are told, and are no rows. ``total``: the number of
    all rows, where ``rows`` has the first ones only; ``filled``: the numbers of the columns that hold anything.
    """

    headings: list[str]
    rows: Collection[Record]
    total: int
    encoding: str
    delimiter: str
    heading_line: int = 1
    above: list[Record] = field(default_factory=list)
    filled: frozenset[int] = frozenset()


def read_sheet(
    content: bytes, *, encoding: str = "", delimiter: str = "", heading_line: int = 0, known: Container[str] = ()
) -> Sheet:
    """Read the list; the headings are found by those that are ``known`` unless their line is given.

    Encoding and delimiter are found out where they are not given. Raises ValidationError, in words, where the file is
    no list with headings.
    """
    return _read(content, encoding, delimiter, heading_line, known, tables.ALL)


def look_at_sheet(
    content: bytes, *, encoding: str = "", delimiter: str = "", heading_line: int = 0, known: Container[str] = ()
) -> Sheet:
    """As ``read_sheet``, with the first rows only."""
    return _read(content, encoding, delimiter, heading_line, known, tables.FIRST)


def cells_of_lines(content: bytes, lines: list[int], *, encoding: str, delimiter: str) -> dict[int, list[str]]:
    """The cells of these lines of a list that was read before. Raises ValidationError."""
    which = ",".join(str(line) for line in lines)
    text = _decoded(TABLE, content, encoding, delimiter, which) if lines else b""
    return dict(_record(line) for line in text.splitlines()[:-1])


def sheet_as_csv(content: bytes, *, sheet: str = "") -> tuple[bytes, str, list[str]]:
    """The sheet of a workbook as CSV in UTF-8 with commas, its name, and the names of the others.

    The one of that name, or the first visible one that holds anything. Raises ValidationError.
    """
    facts, _line, text = _decoded(WORKBOOK, content, json.dumps(sheet)).partition(b"\n")
    chosen, others = json.loads(facts)
    return text, chosen, others


def _read(content: bytes, encoding: str, delimiter: str, heading_line: int, known: Container[str], which: str) -> Sheet:
    text = _decoded(TABLE, content, encoding, delimiter, which)
    facts = json.loads(text[text.rfind(b"\n") + 1 :])
    first = [_record(line) for line in islice(BytesIO(text), min(facts["total"], LINES_LOOKED_AT))]
    place = _place_of_headings(first, heading_line, known)
    line, headings = first[place]
    total = facts["total"] - place - 1
    if not total:
        raise ValidationError(_("The file has headings and no rows below them."))
    below = first[place + 1 :]
    filled = {number for _line, cells in below for number, cell in enumerate(cells) if cell.strip()}
    return Sheet(
        # Each error of a column repeats its heading.
        headings=[heading.strip()[:LENGTH] for heading in headings],
        rows=Rows(text, start=place + 1, number=total) if which == tables.ALL else below,
        total=total,
        encoding=facts["encoding"],
        delimiter=facts["delimiter"],
        heading_line=line,
        above=first[:place],
        filled=frozenset(filled.union(facts["filled_later"])),
    )


def _place_of_headings(first: list[Record], heading_line: int, known: Container[str]) -> int:
    if not first:
        raise ValidationError(WORDS["empty"])
    place = next((place for place, (line, _cells) in enumerate(first) if line == heading_line), None)
    place = find_headings(first, known) if place is None else place
    if place is None:
        raise ValidationError(_("The first line must hold the headings of the columns, such as Name."))
    return place


def _record(line: bytes) -> Record:
    number, cells = json.loads(line)
    return number, cells


def _decoded(decoder: Decoder, content: bytes, *arguments: str) -> bytes:
    try:
        return decoder.decoded(content, *arguments)
    except RefusedError as refusal:
        code, facts = told(refusal.code)
        params = {name: listed(fact) if isinstance(fact, list) else fact for name, fact in facts.items()}
        raise ValidationError(WORDS.get(code, WORDS["broken"]), code=code, params=params) from refusal
    except BusyError as error:
        raise ValidationError(BUSY, code="busy") from error
    except DecodingError as error:
        raise ValidationError(TOO_MUCH, code="too_much") from error

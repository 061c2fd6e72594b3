"""Lines and cells of a text, whichever character divides them."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from campaign.imports.refusals import UnreadableError

COLUMNS_AT_MOST = 200
ROWS_AT_MOST = 300_000
DELIMITERS = ",;\t|"
LINES_LOOKED_AT = 30
# The first line with which Excel tells itself the delimiter. It is no line of the list.
_SAID = re.compile(r'"?sep=(.)"?[ \t,;|]{0,200}(?:\r\n|\r|\n|$)', re.IGNORECASE)
Record = tuple[int, list[str]]
# Enough for the first lines; a quotation mark that never ends would read the whole file.
_CHARACTERS_LOOKED_AT = 64 * 1024


def detect_delimiter(text: str) -> str:
    """The delimiter that the file names, or that cuts most of its first lines into one number of columns."""
    said = _SAID.match(text)
    if said and said[1] in DELIMITERS:
        return said[1]
    head = text[:_CHARACTERS_LOOKED_AT]

    def likelihood(delimiter: str) -> tuple[int, int]:
        try:
            rows = list(islice(csv.reader(StringIO(head, newline=""), delimiter=delimiter), LINES_LOOKED_AT))
        except csv.Error:
            return 0, 0
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, lines = max(widths.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
        return lines, width

    return max(DELIMITERS, key=likelihood)


def records(text: str, delimiter: str) -> Iterator[Record]:
    """The number of each record's last line, as a text editor counts, and its cells; empty ones are left out.

    Raises UnreadableError where that is no list, or more than is taken.
    """
    if said := _SAID.match(text):
        text = "\n" + text[said.end() :]
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    found = 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                found += 1
                _check_size(row, line=reader.line_num, found=found)
                yield reader.line_num, row
            last, lines.since = lines.since, []
    except csv.Error as error:
        # A cell that is longer than any, most often: its quotation mark is never closed.
        raise UnreadableError("quotes", line=reader.line_num - len(lines.since) + 1) from error
    if found and _is_open(last, delimiter):
        raise UnreadableError("quotes", line=reader.line_num - len(last) + 1)


class _Lines:
    """Lines of a text, with those since the last record at hand."""

    def __init__(self, text: str) -> None:
        self._lines = StringIO(text, newline="")
        self.since: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.since.append(line)
        return line


def _is_open(lines: list[str], delimiter: str) -> bool:
    """Whether the record's last quotation mark is never closed: then it swallows whatever comes after it."""
    return len(list(csv.reader([*lines, "end"], delimiter=delimiter))) == 1


def _check_size(row: list[str], *, line: int, found: int) -> None:
    if len(row) > COLUMNS_AT_MOST:
        while not row[-1].strip():
            row.pop()
        if len(row) > COLUMNS_AT_MOST:
            raise UnreadableError("columns", most=COLUMNS_AT_MOST, line=line)
    if found > ROWS_AT_MOST + LINES_LOOKED_AT:  # what is above the headings is no row
        raise UnreadableError("rows", most=ROWS_AT_MOST)

"""Imports rows one by one: an app says what a row is, how a duplicate is known, and how one is written."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from campaign.imports.cells import RowReader
from campaign.imports.headings import heading_key
from campaign.imports.models import Import
from campaign.imports.outcomes import Kind
from campaign.imports.results import Result
from campaign.imports.running import Rows

_TOTAL = re.compile(
    r"(?:(?:sub|grand |sous-)?total|gesamt|insgesamt|totale|totaal)"
    r"(?:\s*[:=(]|\s*\d|\s+(?:of|number|de|der|organi[sz]ation|row|signature|resource)|\s*$)|"
    r"(?:sum|summe|suma|somme|count|anzahl)(?:\s*[:=(]|\s*\d|\s*$)|"
    r"\d+\s+(?:organi[sz]ations?|organi[sz]aciones|organisationen|rows?|records?|entries|signatures?|results?)\W*$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:page|seite|página|pagina)\s+\d+ ?(?:of|/|von|de|sur|di|$)|"
    r"(?:last )?updated?\s*(?:on|:)|as of [^,;]{0,20}\d|"
    r"(?:exported|generated|printed|created|downloaded)\s+(?:on|by|at|:)|"
    r"(?:source|note|notes|quelle|fuente|stand|legend|key)\s*:|(?:©|\(c\)|copyright)\s|end of (?:list|file|report)$|"
    r"confidential$",
    re.IGNORECASE,
)
_LENGTH = 200  # nothing longer is a total or a note


def why_no_entry(cells: list[str], headings: list[str], mapping: Mapping[str, int]) -> str:
    """Why the line is no entry of the list, in words; empty where it may be one."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    keys = [heading_key(cell) for cell in cells]
    if filled and keys[: len(headings)] == [heading_key(heading) for heading in headings][: len(keys)]:
        return _("These are the headings once again.")
    if not any(any(char.isalnum() for char in cell) for cell in filled):
        return _("The line holds no words.")
    first, others = filled[0][:_LENGTH], filled[1:]
    if _TOTAL.match(first) and all(_is_number(cell) for cell in others):
        return _("This is a total, and no entry of the list.")
    if _NOTE.match(first) and not others:
        return _("This is a note below or above the list, and no entry of it.")
    return ""


def _is_number(text: str) -> bool:
    return text[:30].strip("€$% ").replace(",", "").replace(".", "").isdecimal()


# An app's kind of import, and what reads its rows.
OwnImport = TypeVar("OwnImport", bound=Import)
OwnReader = TypeVar("OwnReader", bound=RowReader)


class Taking(ABC, Generic[OwnImport, OwnReader]):
    """``keeps_cells``: the outcome may repeat cells, since they hold nothing personal. ``label``: the field that names
    a row."""

    keeps_cells = True
    label = ""

    def __init__(self, current: OwnImport, reader: OwnReader) -> None:
        self.current, self.reader = current, reader
        self.result = Result(keeps_cells=self.keeps_cells)

    @abstractmethod
    def read(self, line: int, cells: list[str]) -> Any:
        """The row, checked. Raises ValidationError with all messages by column."""

    def why_no_entry(self, cells: list[str]) -> str:
        """Why the line is no entry of the list, in words; empty where it may be one."""
        return why_no_entry(cells, self.reader.headings, self.reader.mapping)

    def in_order(self, rows: Rows) -> Iterator[tuple[int, Any]]:
        """The rows that are in order, with their line; the result names the others."""
        for line, cells in rows:
            if why := self.why_no_entry(cells):
                said = " ".join(cell for cell in cells if cell.strip()) if self.keeps_cells else ""
                self.result.take(line, Kind.SKIPPED, said, why)
                continue
            try:
                row = self.read(line, cells)
            except ValidationError as error:
                self.result.refuse(line, cells, error, label=self.reader.values(cells).get(self.label, ""))
            else:
                yield line, row


class EntryTaking(Taking[OwnImport, RowReader]):
    """For entries that an editor may want though they look like others. What is there already is left as it is.

    Each is written in a transaction of its own, so it may be stopped and begun again at any time. ``repeated`` is what
    is said of a row that repeats a ``line``.
    """

    repeated: str | Promise

    @abstractmethod
    def line_before(self, line: int, row: Any) -> int | None:
        """The earlier line of the file that the row repeats; remembers the row."""

    @abstractmethod
    def written_before(self, row: Any) -> int | None:
        """What an earlier worker of this import wrote of the row before it was killed: that is new. Each once."""

    @abstractmethod
    def known(self, row: Any) -> tuple[int, str] | None:
        """What is there already, and what is said of it."""

    @abstractmethod
    def write(self, row: Any, said: list[str]) -> int:
        """Write the row; its key. Adds to what is said of it."""

    def notes(self, row: Any) -> list[str]:
        """What is said of a new row, tried out or written."""
        return []

    def take(self, rows: Rows) -> Result:
        """Try the rows out, or write them where ``dry_run`` is off."""
        for line, row in self.in_order(rows):
            self._take(line, row, getattr(row, self.label))
        return self.result

    def _take(self, line: int, row: Any, label: str) -> None:
        wanted, before = line in self.current.wanted, self.line_before(line, row)
        if before and not wanted:
            self.result.take(line, Kind.REPEATED, label, self.repeated % {"line": before}, same_as=before)
            return
        key = self.written_before(row) if self.current.began_before else None
        if not (key or wanted) and (known := self.known(row)):
            self.result.take(line, Kind.KNOWN, label, known[1], pk=known[0])
            return
        said = [_("Comes in though it looks like another one.")] if wanted else []
        said += self.notes(row)
        if not (key or self.current.dry_run):
            key = self.write(row, said)
        self.result.take(line, Kind.NEW, label, " ".join(said), pk=key)

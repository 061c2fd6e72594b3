"""The counted outcome of an import, line by line: nothing is left out unnamed."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaign.imports.csv_files import written
from campaign.imports.outcomes import Kind, Line, pack


@dataclass
class Result:
    """Each line of the file is in one of the numbers, and in ``lines``.

    ``keeps_cells``: the file of refused lines repeats their cells, so that it can be mended; without, it says only
    line, column and what is wrong, since cells hold personal data.
    """

    keeps_cells: bool = True
    lines: list[Line] = field(default_factory=list)
    numbers: Counter = field(default_factory=Counter)
    refused: list[list[str]] = field(default_factory=list)

    def take(self, number: int, kind: Kind, label: str = "", words: str = "", **facts: Any) -> None:
        """Note what becomes of a line."""
        self.numbers[kind.value] += 1
        self.lines.append(Line(number, kind.value, label[:200], words, **facts))

    def refuse(self, number: int, cells: list[str], error: ValidationError, *, label: str = "") -> None:
        """Leave a line out, with all that is wrong with it; ``error`` has messages by column."""
        wrong = [(column, message) for column, messages in error.message_dict.items() for message in messages]
        said = "; ".join(f"{column}: {message}" for column, message in wrong)
        self.take(number, Kind.WRONG, label, said)
        if self.keeps_cells:
            self.refused.append([*cells, said])
        else:
            self.refused += [[str(number), column, message] for column, message in wrong]

    def counts(self) -> dict[str, int]:
        return {kind.value: self.numbers[kind.value] for kind in Kind} | {
            name: number for name, number in self.numbers.items() if name not in Kind.values
        }

    def as_fields(self, headings: list[str]) -> dict[str, Any]:
        """What the import's row keeps of it."""
        return {"result": self.counts(), "lines": pack(self.lines), "refused": self.refused_file(headings)}

    def refused_file(self, headings: list[str]) -> bytes | None:
        """The refused lines as CSV, with what is wrong; None where there are none."""
        if not self.refused:
            return None
        if not self.keeps_cells:
            return b"".join(written([[_("Line"), _("Column"), _("What is wrong")], *self.refused]))
        width = max(len(headings), *(len(cells) - 1 for cells in self.refused))
        heads = [*headings, *[""] * (width - len(headings)), _("What is wrong")]
        rows = [[*cells[:-1], *[""] * (width + 1 - len(cells)), cells[-1]] for cells in self.refused]
        return b"".join(written([heads, *rows]))

"""The counted outcome of an import."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaign.core.sheets import written

NOTES_SHOWN = 200


@dataclass
class Result:
    """Each row is in one of the four numbers. ``notes`` are (line as a text editor counts, column, words)."""

    new: int = 0
    known: int = 0
    repeated_in_file: int = 0
    wrong: int = 0
    notes: list[tuple[int, str, str]] = field(default_factory=list)
    refused: list[list[str]] = field(default_factory=list)

    def note(self, line: int, column: str, message: str) -> None:
        self.notes.append((line, column, message))

    def refuse(self, line: int, cells: list[str], error: ValidationError) -> None:
        """Leave a row out, with all that is wrong with it; ``error`` has messages by column."""
        self.wrong += 1
        wrong = [(column, message) for column, messages in error.message_dict.items() for message in messages]
        for column, message in wrong:
            self.note(line, column, message)
        self.refused.append([*cells, "; ".join(f"{column}: {message}" for column, message in wrong)])

    def counts(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in ("new", "known", "repeated_in_file", "wrong")}

    def as_json(self) -> dict[str, Any]:
        notes = [list(note) for note in self.notes[:NOTES_SHOWN]]
        return self.counts() | {"notes": notes, "more_notes": max(len(self.notes) - NOTES_SHOWN, 0)}

    def refused_file(self, headings: list[str]) -> bytes | None:
        """The refused rows as CSV, with a last column that says what is wrong; None where there are none."""
        if not self.refused:
            return None
        width = max(len(headings), *(len(cells) - 1 for cells in self.refused))
        heads = [*headings, *[""] * (width - len(headings)), _("What is wrong")]
        rows = [[*cells[:-1], *[""] * (width + 1 - len(cells)), cells[-1]] for cells in self.refused]
        return b"".join(written([heads, *rows]))

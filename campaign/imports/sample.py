"""A list as an import reads it best: its columns, named on the page, and as a file to fill in."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO


@dataclass(frozen=True)
class SampleColumn:
    """``heading``: a word that the import knows; ``examples``: one a line of the sample."""

    heading: str
    examples: Sequence[str]
    is_needed: bool = False


def sample_file(columns: Sequence[SampleColumn]) -> bytes:
    """CSV in UTF-8, with the mark by which spreadsheets know that."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(column.heading for column in columns)
    writer.writerows(zip(*(column.examples for column in columns), strict=True))
    return text.getvalue().encode("utf-8-sig")

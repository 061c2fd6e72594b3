"""An import as a task: tried out, written, or published."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from campaign.imports.file_work import Hold
from campaign.imports.models import Import
from campaign.imports.outcomes import keys_of_new
from campaign.imports.results import Result
from campaign.imports.sheets import Sheet, cells_of_lines, read_sheet

Rows = Iterator[tuple[int, list[str]]]
TakeRows = Callable[[Any, Sheet, Rows], Result]
PublishOne = Callable[[Any, int], bool]


def run(current: Any, hold: Hold, *, take_rows: TakeRows, publish_one: PublishOne | None = None) -> dict[str, Any]:
    """Do what the import waits for. A second run finds nothing to do; one after a killed worker goes on.

    ``take_rows`` gets the import, its sheet and the sheet's rows. ``publish_one`` publishes what came in under a
    key, and says whether it did: it may be live, gone or another editor's concern by then.
    """
    if current.step == Import.Step.PUBLISH and publish_one:
        return _published(current, hold, publish_one)
    return _taken(current, hold, take_rows)


def sheet_of(current: Import) -> Sheet:
    """The list as the import's own choices read it."""
    return read_sheet(
        bytes(current.content),
        encoding=current.encoding,
        delimiter=current.delimiter,
        heading_line=current.heading_line,
    )


def cells_of(current: Import, lines: list[int]) -> dict[int, list[str]]:
    """What is in these lines of the file, while it is kept and can be read."""
    content = bytes(current.content)
    with suppress(ValidationError):  # too many files are read at this moment, say
        return cells_of_lines(content, lines, encoding=current.encoding, delimiter=current.delimiter) if content else {}
    return {}


def _taken(current: Import, hold: Hold, take_rows: TakeRows) -> dict[str, Any]:
    sheet = sheet_of(current)
    result = take_rows(current, sheet, hold.told(iter(sheet.rows), total=len(sheet.rows)))
    facts = result.as_fields(sheet.headings) | {"done": len(sheet.rows)}
    facts["result"]["columns_left_out"] = _columns_left_out(sheet, current.mapping)
    # What was uploaded may hold personal data, and once it is written its work is done.
    return facts if current.dry_run else facts | {"content": b""}


def _columns_left_out(sheet: Sheet, mapping: dict[str, int]) -> list[str]:
    """Headings of columns that hold something and were chosen for nothing."""
    chosen = set(mapping.values())
    return [heading for number, heading in enumerate(sheet.headings) if heading and number in sheet.filled - chosen]


def _published(current: Import, hold: Hold, publish_one: PublishOne) -> dict[str, Any]:
    keys = keys_of_new(bytes(current.lines))
    number = current.result.get("published", 0)
    for key in hold.told(iter(keys), total=len(keys)):
        with transaction.atomic():  # what is published is counted, whenever a worker is killed
            if publish_one(current, key):
                number += 1
                hold.renew(result=current.result | {"published": number})
    return {"done": len(keys), "result": current.result | {"published": number}}

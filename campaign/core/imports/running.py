"""Imports take longer than a request: claimed, worked on, and told how far they are."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from campaign.core.imports.results import Result
from campaign.core.sheets import Sheet, read_sheet

ROWS_BETWEEN_REPORTS = 20

logger = logging.getLogger("campaign.transfers")

Rows = Iterator[tuple[int, list[str]]]


def run(own: QuerySet, take_rows: Callable[[Any, Sheet, Rows], Result]) -> None:
    """Try out or write the rows of an import that waits; ``own`` holds it alone. A second run finds nothing to do.

    ``take_rows`` gets the import, its sheet and the sheet's rows, whose going is noted for the editor who looks on.
    """
    state = own.model.State
    if not own.filter(state=state.WAITING).update(state=state.RUNNING, done=0, failure=""):
        return
    current = own.get()
    try:
        sheet = read_sheet(bytes(current.content), encoding=current.encoding, delimiter=current.delimiter)
        result = take_rows(current, sheet, _told(own, sheet))
    except ValidationError as error:
        own.update(state=state.FAILED, failure=" ".join(error.messages)[:400])
    except Exception:
        logger.exception("Import %d failed: %s.", current.pk, own.model.__name__)
        own.update(state=state.FAILED, failure=_("Something went wrong. Nothing is lost: start it again."))
    else:
        total = len(sheet.rows)
        own.update(state=state.DONE, done=total, result=result.as_json(), refused=result.refused_file(sheet.headings))
        own.filter(dry_run=False).update(content=b"")  # it may hold personal data, and its work is done


def _told(own: QuerySet, sheet: Sheet) -> Rows:
    own.update(total=len(sheet.rows))
    for done, row in enumerate(sheet.rows):
        if done % ROWS_BETWEEN_REPORTS == 0:
            own.update(done=done)
        yield row

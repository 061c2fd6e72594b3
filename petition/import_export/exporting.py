"""Signatures on their way out: a CSV that streams, a workbook, and what every format has in common."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from django.contrib.auth.models import User
from django.db import connections, transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from campaign.core.text.cleaning import xml_text
from campaign.imports.csv_files import BYTE_ORDER_MARK, harmless
from campaign.runtime.database.replica import database_for_long_reads
from petition.import_export.export_columns import columns
from petition.models import PetitionPage, Signature, SignatureExport

EXPORTED = "petition.export"
CHUNK = 5000
BYTES_AT_ONCE = 64 * 1024
WORKBOOK_ROWS_AT_MOST = 200_000


def exported_signatures(petition: PetitionPage, shape: str, *, everyone: bool = False) -> QuerySet[Signature]:
    """The signatures that an export of the shape holds, oldest first: only those that count.

    For a mailing list those who asked for updates, and confirmed that where it was asked for, unless ``everyone`` is
    chosen. Erased data leaves no empty line. They are read from the replica, where there is one.
    """
    signatures = Signature.objects.using(database_for_long_reads()).of(petition).confirmed().personal()
    if shape == SignatureExport.Shape.CRM and not everyone:
        signatures = signatures.subscribed()
    return signatures.order_by("created_at")


def export_filename(petition: PetitionPage, shape: str, ending: str, *, on: date | None = None) -> str:
    """The two shapes are told apart by name: one may be handed over, the other must not leave the house."""
    on = on or timezone.localdate()
    return f"{petition.slug}-signatures-{shape}-{on:%Y-%m-%d}.{ending}"


def note_export(*, petition: PetitionPage, by: User | None, shape: str, format: str, rows: int) -> None:  # noqa: A002
    """Write the export into the petition's history: who took what, and how much."""
    log(instance=petition, action=EXPORTED, user=by, data={"shape": shape, "format": format, "rows": rows})


def csv_export(petition: PetitionPage, shape: str, *, everyone: bool = False) -> Iterator[bytes]:
    """The CSV in pieces, the first one at once: UTF-8, lines and quotes as RFC 4180 has them.

    PostgreSQL writes the lines itself (COPY), other databases' rows are written here. Memory stays the same
    however many there are.
    """
    wanted = columns(petition, shape)
    yield BYTE_ORDER_MARK.encode() + _line(wanted)
    rows = _rows(exported_signatures(petition, shape, everyone=everyone), wanted)
    lines = _copied_lines(rows) if connections[rows.db].vendor == "postgresql" else _written_lines(rows)
    yield from _in_pieces(lines)


def workbook_export(petition: PetitionPage, shape: str, *, everyone: bool = False) -> Iterator[int | bytes]:
    """The same as an Excel workbook: the number of rows done, now and then, and at the end the file."""
    from openpyxl import Workbook  # 5 MB, which every process would hold

    wanted = columns(petition, shape)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title="Signatures")
    sheet.freeze_panes = "A2"
    sheet.append([str(heading) for heading in wanted])
    rows = _rows(exported_signatures(petition, shape, everyone=everyone), wanted)
    for number, row in enumerate(_read(rows), start=1):
        sheet.append([_cell(value) for value in row])
        if number % CHUNK == 0:
            yield number
    file = BytesIO()
    workbook.save(file)
    yield file.getvalue()


def _rows(signatures: QuerySet[Signature], wanted: dict[str, Any]) -> QuerySet:
    named = {f"column_{number}": expression for number, expression in enumerate(wanted.values())}
    return signatures.annotate(**named).values_list(*named)


def _read(rows: QuerySet) -> Iterator[tuple]:
    """The rows through a cursor on the server.

    On PostgreSQL in a transaction, or the server would collect all of them before the first one is seen.
    On SQLite without one: it would keep signers waiting as long as the download takes.
    """
    with transaction.atomic(using=rows.db) if connections[rows.db].vendor == "postgresql" else nullcontext():
        yield from rows.iterator(chunk_size=CHUNK)


def _copied_lines(rows: QuerySet) -> Iterator[bytes]:
    import psycopg

    sql, parameters = rows.query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        # COPY takes no parameters: the driver writes them, quoted, into the statement.
        select = psycopg.ClientCursor(cursor.connection).mogrify(sql, parameters)
        with cursor.copy(f"COPY ({select}) TO STDOUT (FORMAT csv)") as copy:
            for line in copy:
                yield bytes(line)[:-1] + b"\r\n"


def _written_lines(rows: QuerySet) -> Iterator[bytes]:
    for row in _read(rows):
        yield _line(row)


def _line(cells: Iterable[Any]) -> bytes:
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _in_pieces(lines: Iterable[bytes]) -> Iterator[bytes]:
    piece, size = [], 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if size >= BYTES_AT_ONCE:
            yield b"".join(piece)
            piece, size = [], 0
    if piece:
        yield b"".join(piece)


def _cell(value: Any) -> Any:
    # What a workbook can't hold is left out first: a formula may have was behind it.
    return harmless(xml_text(value)) if isinstance(value, str) else value

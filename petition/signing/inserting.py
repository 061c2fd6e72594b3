"""Inserts new signatures with their count: many in one statement, by one transaction (group commit)."""

import json
import logging
from collections import Counter
from collections.abc import Sequence
from threading import Lock
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone
from pydantic_core import to_json

from campaign.runtime.group_commit import GroupCommit
from petition.counting.days import place_of
from petition.counting.tallies import RAISE
from petition.models import Signature, SignatureTally
from petition.models.tallies import SLOTS

logger = logging.getLogger("campaign.signing")

# The values of a signature's columns by their names, all but its number.
Row = dict[str, Any]
REPEATED = 0

_FIELDS = [field for field in Signature._meta.concrete_fields if not field.primary_key]
_COLUMNS = ", ".join(field.column for field in _FIELDS)
_TABLE, _TALLIES = Signature._meta.db_table, SignatureTally._meta.db_table


def _values(placeholder: str = "") -> str:
    """What goes into the columns. A friend whose data are erased brought nobody."""
    values = []
    for field in _FIELDS:
        value = placeholder or f"given.{field.column}"
        if field.name == "referred_by":
            value = f"(SELECT friend.id FROM {_TABLE} friend WHERE friend.id = {value} AND anonymized_at IS NULL)"
        values.append(value)
    return ", ".join(values)


_INSERT_ONE = f"INSERT INTO {_TABLE} ({_COLUMNS}) VALUES ({_values('%s')}) ON CONFLICT DO NOTHING RETURNING id"
# One text for any number of rows, so PostgreSQL plans it once for each connection. Signatures come before
# tallies and tallies in one order, so two of these never wait for each other: no deadlock.
_INSERT_MANY = f"""
WITH new AS (
  INSERT INTO {_TABLE} ({_COLUMNS}) SELECT {_values()} FROM json_populate_recordset(NULL::{_TABLE}, %s::json) given
  ON CONFLICT DO NOTHING RETURNING id, petition_id, canonical_email, household_place, wording_id, confirmed_at, state
), counted AS (
  INSERT INTO {_TALLIES} (petition_id, wording_id, day, slot, count)
  SELECT petition_id, wording_id, (confirmed_at AT TIME ZONE %s::text)::date AS day, mod(id, {SLOTS}) AS slot, count(*)
  FROM new WHERE state = 'confirmed'
  GROUP BY petition_id, wording_id, day, slot ORDER BY petition_id, wording_id, day, slot
  ON CONFLICT (petition_id, wording_id, day, slot) DO UPDATE SET count = {_TALLIES}.count + excluded.count
)
SELECT petition_id, canonical_email, household_place, id FROM new"""

DEFAULTS: Row = {field.attname: field.get_default() for field in _FIELDS}


def insert_new(rows: Sequence[Row], *, using: BaseDatabaseWrapper = connection) -> list[int | None]:
    """Insert and count those whose address has not signed the petition before; None for the others.

    On PostgreSQL it is one statement, so it needs no transaction; elsewhere call it in one.
    """
    return _insert_by_one_statement(rows, using) if using.vendor == "postgresql" else _insert_by_one(rows, using)


def insert_together(row: Row) -> int | None:
    """Insert and count one signature in one transaction with those that come in the same instant.

    Answers its number, after the commit; REPEATED, and nothing written, where the address has signed before; None
    where the batch failed: write it alone then. Never call it in a transaction.
    """
    return _together.submit(row)


def as_stored(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers as the column's JSON has them, dates and numbers as Django's encoder writes them."""
    return json.loads(json.dumps(answers, cls=DjangoJSONEncoder)) if answers else answers


def close_shared_connection() -> None:
    """Give the connection of the batches back."""
    global _shared
    with _opening:
        if _shared is not None:
            _shared.close()
            _shared = None


def _insert_by_one_statement(rows: Sequence[Row], using: BaseDatabaseWrapper) -> list[int | None]:
    import psycopg

    using.ensure_connection()
    zone = timezone.get_default_timezone_name()
    # The driver's own cursor binds on the server, which is what lets PostgreSQL keep the plan.
    with using.wrap_database_errors, psycopg.Cursor(using.connection) as cursor:
        cursor.execute(_INSERT_MANY, [_as_json(rows), zone], prepare=using.connection.prepare_threshold is not None)
        new = {tuple(key): pk for *key, pk in cursor.fetchall()}
    # Of two equal addresses in one batch the first one is new.
    return [new.pop(_address_of(row), None) for row in rows]


def _insert_by_one(rows: Sequence[Row], using: BaseDatabaseWrapper) -> list[int | None]:
    numbers: list[int | None] = []
    counted: Counter[tuple] = Counter()
    with using.cursor() as cursor:
        for row in rows:
            cursor.execute(_INSERT_ONE, [field.get_db_prep_save(row[field.attname], using) for field in _FIELDS])
            found = cursor.fetchone()
            numbers.append(found[0] if found else None)
            if found and row["state"] == Signature.State.CONFIRMED:
                counted[row["petition_id"], row["wording_id"], *place_of(found[0], row["confirmed_at"])] += 1
        for place, number in sorted(counted.items()):
            cursor.execute(RAISE, [*place, number])
    return numbers


def _as_json(rows: Sequence[Row]) -> str:
    # In the order of the unique constraint, so that two batches with the same addresses queue and do not lock up.
    ordered = sorted(rows, key=_address_of)
    return to_json(ordered, fallback=str).decode()  # in a quarter of the time that Python's own takes


def _address_of(row: Row) -> tuple[int, str, int]:
    return row["petition_id"], row["canonical_email"], row["household_place"]


def _commit(rows: Sequence[Row]) -> list[int | None]:
    """Commit a batch; where it fails each is to try alone, and sees whether it was written after all."""
    using = _shared_connection()
    try:
        write = insert_new if using.vendor == "postgresql" else _in_a_transaction
        numbers = write(rows, using=using)
    except Exception as error:
        # Only the kind of error: a database's words quote the address.
        logger.warning("A batch of %d signatures failed (%s); each is written alone.", len(rows), type(error).__name__)
        close_shared_connection()
        return [None] * len(rows)
    return [pk or REPEATED for pk in numbers]


def _in_a_transaction(rows: Sequence[Row], *, using: BaseDatabaseWrapper) -> list[int | None]:
    using.ensure_connection()
    with using.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        try:
            numbers = insert_new(rows, using=using)
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")
    return numbers


def _shared_connection() -> BaseDatabaseWrapper:
    """One connection a process for all batches; whoever writes for the others has it alone."""
    global _shared
    with _opening:
        if _shared is None:
            _shared = connection.copy()
            # Not out of the pool: those who wait for the batch may hold all that are in it.
            _shared.settings_dict["OPTIONS"].pop("pool", None)
            _shared.inc_thread_sharing()
        return _shared


_shared: BaseDatabaseWrapper | None = None
_opening = Lock()
_together: GroupCommit[Row, int | None] = GroupCommit(_commit)

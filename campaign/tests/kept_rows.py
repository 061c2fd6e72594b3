"""The rows of all tables, read once and written again: what changed, undone or repeated in a few statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

# Of each table that holds any: the row by its primary key.
Rows = dict[type[models.Model], dict[Any, tuple]]


def read_rows() -> Rows:
    """The rows of all tables that hold any."""
    with connection.cursor() as cursor:
        return {model: {row[0]: row for row in _select(cursor, model)} for model in _holding(cursor)}


@transaction.atomic
def restore(kept: Rows) -> None:
    """Bring all tables back to these rows, with no statement for a table that is as it was."""
    with connection.cursor() as cursor:
        for model in _holding(cursor):
            if model not in kept:
                cursor.execute(f"DELETE FROM {_table(model)}")
    _Change.between({model: rows for model, rows in read_rows().items() if model in kept}, kept).write()


class Repeated:
    """What a block writes, to be written again in other transactions: with the same keys, as of then."""

    def __enter__(self) -> None:
        self._before, self._from = read_rows(), timezone.now()

    def __exit__(self, *failure: object) -> None:
        to = timezone.now()
        self._change = _Change.between(self._before, read_rows())
        self._times = tuple(connection.ops.adapt_datetimefield_value(moment) for moment in (self._from, to))

    def fits(self) -> bool:
        """Whether the tables hold what they held before the block, whatever the hour."""
        return _timeless(self._before) == _timeless(read_rows())

    def write(self) -> None:
        now = connection.ops.adapt_datetimefield_value(timezone.now())

        def as_of_now(value: Any) -> Any:
            first, last = self._times
            return (
                now
                if isinstance(value, str | datetime) and type(value) is type(first) and first <= value <= last
                else value
            )

        self._change.write(as_of_now)


@dataclass(frozen=True)
class _Change:
    added: Rows
    altered: dict[type[models.Model], dict[Any, dict[int, Any]]]  # by row, by number of the column
    gone: dict[type[models.Model], list]

    @classmethod
    def between(cls, before: Rows, after: Rows) -> "_Change":
        added, altered, gone = {}, {}, {}
        for model in before.keys() | after.keys():
            old, new = before.get(model, {}), after.get(model, {})
            added[model] = {key: row for key, row in new.items() if key not in old}
            altered[model] = {
                key: {column: value for column, value in enumerate(row) if value != old[key][column]}
                for key, row in new.items()
                if key in old and old[key] != row
            }
            gone[model] = [key for key in old if key not in new]
        return cls(added, altered, gone)

    def write(self, as_of_now: Any = lambda value: value) -> None:
        with connection.cursor() as cursor:
            for model, keys in self.gone.items():
                if keys:
                    cursor.execute(f"DELETE FROM {_table(model)} WHERE {_columns(model)[0]} IN ({_places(keys)})", keys)
            for model, rows in self.altered.items():
                columns = _columns(model)
                for key, values in rows.items():
                    changes = ", ".join(f"{columns[column]} = %s" for column in values)
                    changed = [*map(as_of_now, values.values()), key]
                    cursor.execute(f"UPDATE {_table(model)} SET {changes} WHERE {columns[0]} = %s", changed)
            for model, rows in self.added.items():
                if rows:
                    row = f"({_places(_columns(model))})"
                    values = [as_of_now(value) for each in rows.values() for value in each]
                    cursor.execute(
                        f"INSERT INTO {_table(model)} ({', '.join(_columns(model))}) "
                        f"VALUES {', '.join([row] * len(rows))}",
                        values,
                    )


def _timeless(rows: Rows) -> Rows:
    return {model: {key: _without_times(model, row) for key, row in each.items()} for model, each in rows.items()}


def _without_times(model: type[models.Model], row: tuple) -> tuple:
    return tuple(
        None if isinstance(field, models.DateTimeField) else value
        for field, value in zip(_fields(model), row, strict=True)
    )


def _holding(cursor: Any) -> list[type[models.Model]]:
    """The models whose tables hold a row."""
    ours = [model for model in apps.get_models(include_auto_created=True) if model._meta.can_migrate(connection)]
    # SQLite's index of words follows its own table by triggers.
    ours = [model for model in ours if not model._meta.proxy and not model._meta.db_table.endswith("_fts")]
    asked = (f"SELECT {number} WHERE EXISTS (SELECT 1 FROM {_table(model)})" for number, model in enumerate(ours))
    cursor.execute(" UNION ALL ".join(asked))
    return [ours[number] for (number,) in cursor.fetchall()]


def _select(cursor: Any, model: type[models.Model]) -> Iterator[tuple]:
    cursor.execute(f"SELECT {', '.join(_columns(model))} FROM {_table(model)}")
    return iter(cursor.fetchall())


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _columns(model: type[models.Model]) -> list[str]:
    return [connection.ops.quote_name(field.column) for field in _fields(model)]


def _fields(model: type[models.Model]) -> list[models.Field]:
    """The primary key first."""
    fields = sorted(model._meta.local_concrete_fields, key=lambda field: not field.primary_key)
    return [field for field in fields if not field.generated]


def _places(values: list) -> str:
    return ", ".join(["%s"] * len(values))

"""Makes an index on the table of signatures by the operation that migrations use, and drops it; prints the seconds."""

import time

import django

django.setup()

from django.db import connection, models  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402

from campaign.runtime.database.migration_operations import AddIndexWithoutLock  # noqa: E402


def main() -> float:
    operation = AddIndexWithoutLock("signature", models.Index(fields=["country", "postal_code"], name="bench_places"))
    before = MigrationLoader(connection).project_state()
    after = before.clone()
    operation.state_forwards("petition", after)
    began = time.perf_counter()
    with connection.schema_editor(atomic=False) as editor:
        operation.database_forwards("petition", editor, before, after)
    seconds = time.perf_counter() - began
    with connection.schema_editor(atomic=False) as editor:
        operation.database_backwards("petition", editor, after, before)
    return seconds


print(main())

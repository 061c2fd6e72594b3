"""No migration since the first release keeps people from signing while it goes over a full table."""

import pytest
from django.db.migrations import loader, operations

# Tables that have millions of rows, by app.
LARGE = {"petition": {"signature", "signatureevent", "signaturetally", "partnertally"}}
# What stood before there was a full table anywhere.
FIRST_RELEASE = {"petition": "0010_partners_are_one"}
# They scan the table or build an index, under a lock that keeps writers out.
LOCKING = (operations.AddIndex, operations.AddConstraint, operations.AlterUniqueTogether, operations.AlterIndexTogether)


@pytest.fixture(scope="module")
def migrations():
    return loader.MigrationLoader(None).disk_migrations


@pytest.mark.parametrize("app", LARGE)
def test_large_tables_are_migrated_while_people_write_to_them(migrations, app):
    found = []
    for (label, name), migration in sorted(migrations.items()):
        if label != app or name <= FIRST_RELEASE[app]:
            continue
        found += [f"{name}: {operation.describe()}" for operation in migration.operations if _locks(operation, app)]
    assert found == [], "See “Migrations of large tables” in docs/deploy.md."


def _locks(operation, app):
    # Wherever rows are changed by code, somebody has to look: in batches, by a job, and not in the migration.
    if isinstance(operation, operations.RunPython | operations.RunSQL):
        return True
    name = getattr(operation, "model_name", getattr(operation, "name", "")).lower()
    if name not in LARGE[app]:
        return False
    if isinstance(operation, operations.AddField):
        field = operation.field
        return not (field.null or field.has_db_default() or field.many_to_many) or field.unique or field.db_index
    return type(operation) in LOCKING

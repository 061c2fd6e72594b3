"""What the suite does about its database: which tests it leaves out, and whose rows it brings back."""

from collections.abc import Iterator

import pytest

from campaign.tests.services import required


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if _empties_tables(item):
            # The rows that migrations made (the root page, the site) come back before the next such test.
            again = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(again, append=False)
    _leave_out_postgresql(config, items)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Bring the migrations' rows back right after a test that emptied the tables.

    Its own worker goes on with other files, whose tests expect them.
    """
    yield
    if nextitem is None or not _empties_tables(item):
        return
    from django.db import connection
    from pytest_django.plugin import blocking_manager_key

    with item.config.stash[blocking_manager_key].unblock():
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        connection.close()


def _empties_tables(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", [])
    return bool(marker and marker.kwargs.get("transaction")) or not {"live_server", "transactional_db"}.isdisjoint(
        fixtures
    )


def _leave_out_postgresql(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where the suite runs on SQLite, skip what is marked ``postgresql``.

    Where every service is required, another run has PostgreSQL as its database: see ``.ci/run``.
    """
    from django.conf import settings

    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    of_postgresql = [item for item in items if item.get_closest_marker("postgresql")]
    if required():
        items[:] = [item for item in items if item not in of_postgresql]
        config.hook.pytest_deselected(items=of_postgresql)
        return
    skip = pytest.mark.skip(reason="PostgreSQL is missing: set DATABASE_URL=postgres://…")
    for item in of_postgresql:
        item.add_marker(skip)

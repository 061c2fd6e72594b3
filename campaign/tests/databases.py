"""What the suite does about its database: which tests it leaves out, and whose rows it brings back."""

import os
from unittest.mock import patch

import pytest

from campaign.tests.services import required


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Where each process has its copy of the tables (TEST_TABLES), none makes them again."""
    from django.conf import settings

    if os.environ.get("TEST_TABLES") and settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        config.option.reuse_db = True


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """A single file is run in this process: others take longer to start than they save."""
    return 0 if len(config.args) == 1 and ".py" in config.args[0] else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _leave_out_postgresql(config, items)
    # Files that start browsers and servers come first, so that no process is left with them at the end.
    slow = {item.path for item in items if _commits(item)}
    items.sort(key=lambda item: item.path not in slow)


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", [])
    return bool(marker and marker.kwargs.get("transaction")) or not {"live_server", "transactional_db"}.isdisjoint(
        fixtures
    )


@pytest.fixture(scope="session", autouse=True)
def _rows_come_back():
    """After a test that commits, the tables hold what the migrations made: in place of a flush of them all.

    Those rows (the root page, the site) are what the next test stands on, in whatever file it is.
    """
    from django.test import TransactionTestCase

    from campaign.tests.kept_rows import Rows, read_rows, restore

    kept: list[Rows] = []

    def keep(cls: type[TransactionTestCase]) -> None:
        if not kept:  # no test has committed anything yet
            kept.append(read_rows())

    def bring_back(self: TransactionTestCase) -> None:
        restore(kept[0])

    with (
        patch.object(TransactionTestCase, "_fixture_setup", classmethod(keep)),
        patch.object(TransactionTestCase, "_fixture_teardown", bring_back),
    ):
        yield


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

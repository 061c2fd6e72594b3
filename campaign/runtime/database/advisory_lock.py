"""An advisory lock of PostgreSQL: what two deployments begin in the same instant is done by one after the other."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from zlib import crc32

from django.db import DatabaseError, connections

LOOKED_EVERY = 0.5


@contextmanager
def alone(name: str, *, using: str = "default", on_waiting: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Let the block run while nobody else is in a block of that name on this database; wait until it may.

    It ends with the process that holds it, however that ends. SQLite is the database of one machine: nobody waits.
    """
    if connections[using].vendor != "postgresql":
        yield
        return
    own = connections[using].copy()
    own.settings_dict["OPTIONS"].pop("pool", None)
    try:
        # The lock is one of a transaction, which PgBouncer bears too. It is asked for, and not waited for: an index
        # that is made concurrently by its holder would wait for those who wait.
        own.set_autocommit(False)
        if not _taken(own, name):
            on_waiting()
            while not _taken(own, name):
                time.sleep(LOOKED_EVERY)
        yield
    finally:
        with suppress(DatabaseError):  # lost, and the lock with it
            own.rollback()
        own.close()


def _taken(own: object, name: str) -> bool:
    with own.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [crc32(f"campaign {name}".encode())])
        (taken,) = cursor.fetchone()
    if not taken:
        own.rollback()
    return taken

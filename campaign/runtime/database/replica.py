"""A streaming replica of PostgreSQL, which takes what reads very much off the database that people sign in.

A replica is a little behind. What is read there must bear that, or ask ``database_for_long_reads``, which names the
replica only once it has all that is committed by then. Pages are never rendered from it: a purge would come too early.
"""

import logging
import time
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

REPLICA = "replica"
# Seconds that somebody waits until the replica has caught up.
PATIENCE = 2.0
_LOOKED_EVERY = 0.05

logger = logging.getLogger("campaign.database")


class ReplicaRouter:
    """Of Django's ``DATABASE_ROUTERS``: nothing is written to the replica, whichever database a row was read from."""

    def db_for_write(self, model: type, **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db == REPLICA else None


def database_for_long_reads() -> str:
    """The alias of the database to read many rows from, as they were when this was called or later.

    The replica, where DATABASE_REPLICA_URL names one that answers and catches up within ``PATIENCE``; else the
    default one. In a transaction always the default one, which alone sees what that has written.
    """
    if REPLICA not in settings.DATABASES or transaction.get_connection().in_atomic_block:
        return DEFAULT_DB_ALIAS
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn()")  # imports commit before it is written out
        (committed,) = cursor.fetchone()
    try:
        if _catches_up(committed):
            return REPLICA
    except DatabaseError as error:
        logger.warning("The replica can't be asked (%s); the database itself is read.", type(error).__name__)
    else:
        logger.warning("The replica is no standby, or over %s s behind; the database itself is read.", PATIENCE)
    return DEFAULT_DB_ALIAS


def _catches_up(committed: str) -> bool:
    until = time.monotonic() + PATIENCE
    with connections[REPLICA].cursor() as cursor:
        cursor.execute("SELECT pg_is_in_recovery()")
        follows, has_it = cursor.fetchone()[0], False
        while follows and not has_it and time.monotonic() < until:
            cursor.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [committed])
            has_it = cursor.fetchone()[0]
            if not has_it:
                time.sleep(_LOOKED_EVERY)
    return has_it

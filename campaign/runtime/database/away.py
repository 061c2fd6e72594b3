"""While PostgreSQL is away, nobody waits for it: a few readers' threads would soon all be waiting.

The pool of connections waits long where all are busy, for one comes back soon. Where none can be made any more,
it asks for one, waits for the blink of an eye, and says that there is none.
"""

import logging
from typing import Any

from django.db.backends.signals import connection_created

# Seconds: for a connection that others use, and while the server is away.
PATIENT, BRIEF = 5.0, 0.3
# After so long the pool no longer tries by itself, later and later: whoever comes next lets it try again, at once.
TRIED_FOR = 0.5

logger = logging.getLogger("campaign.database")


def stop_waiting(pool: Any) -> None:
    """What a ``psycopg_pool.ConnectionPool`` calls when it can't connect (its ``reconnect_failed``)."""
    if pool.get_stats()["pool_size"] == 0:  # else it has connections, and one comes back
        pool.timeout = BRIEF
        logger.error("The database can't be reached; whoever needs it is told so.")


def _wait_again(connection: Any, **_signal: Any) -> None:
    pool = getattr(connection, "pool", None)
    if pool is not None and pool.timeout == BRIEF:
        pool.timeout = PATIENT


connection_created.connect(_wait_again, dispatch_uid="campaign.database_away")

"""Giving database connections back outside of Django's own requests."""

from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections


def give_back_connections() -> None:
    """What Django does after a request, for what answers in front of it. A transaction under way goes on."""
    own = connections[DEFAULT_DB_ALIAS]
    if own.connection is not None and not own.in_atomic_block:
        close_old_connections()


def have_room_for(threads: int) -> None:
    """Let so many threads of this process have a connection at once, each for as long as its work takes."""
    pool = getattr(connections[DEFAULT_DB_ALIAS], "pool", None)
    if pool is not None and pool.max_size < threads:
        pool.resize(pool.min_size, threads)

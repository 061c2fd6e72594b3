"""Giving database connections back outside of Django's own requests."""

from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections


def give_back_connections() -> None:
    """What Django does after a request, for what answers in front of it. A transaction under way goes on."""
    own = connections[DEFAULT_DB_ALIAS]
    if own.connection is not None and not own.in_atomic_block:
        close_old_connections()

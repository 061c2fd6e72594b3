"""The project's search backend: Wagtail's own for the database in use, with one reading of words in front.

It serves the public search, the APIs and the admin alike, so nothing that anybody types is an error anywhere.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name that Wagtail looks for
    """The backend for the default database, as ``WAGTAILSEARCH_BACKENDS`` names this module."""
    if connection.vendor == "postgresql":
        from search.backends.postgresql import PostgreSQLBackend

        return PostgreSQLBackend(params)
    if connection.vendor == "sqlite":
        from search.backends.sqlite import SQLiteBackend

        return SQLiteBackend(params)
    raise ImproperlyConfigured(f"The search knows SQLite and PostgreSQL, not {connection.vendor}.")

"""The database in a file, as its own tools write it: one moment's state, while people go on signing."""

import os
import sqlite3
import subprocess
from pathlib import Path

from django.db import connection

from .errors import BackupError


def dump_to(path: Path) -> None:
    """Write the database to the file. Raises BackupError with what pg_dump said."""
    if connection.vendor == "postgresql":
        _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}"])
        return
    with sqlite3.connect(connection.settings_dict["NAME"]) as source, sqlite3.connect(path) as copy:
        source.backup(copy)


def load_from(path: Path) -> None:
    """Fill the database from the file: all of it, or nothing where that fails. Raises BackupError.

    Only an empty database is filled: nobody loses what is there by a slip.
    """
    if connection.introspection.table_names():
        raise BackupError("This database is not empty. Make a new one, and name it in DATABASE_URL.")
    if connection.vendor == "postgresql":
        name = connection.get_connection_params()["dbname"]
        options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", f"--dbname={name}"]
        _run(["pg_restore", *options, str(path)])
        return
    connection.close()
    with sqlite3.connect(path) as source, sqlite3.connect(connection.settings_dict["NAME"]) as target:
        source.backup(target)


# Options of DATABASE_URL that say whom to trust and which of several servers to take, as libpq's variables.
_OPTIONS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
}


def _run(command: list[str]) -> None:
    """Run one of PostgreSQL's tools against the database; the password goes by the environment, unseen by ``ps``."""
    settings = connection.settings_dict
    environment = {
        "PGHOST": settings["HOST"],
        "PGPORT": str(settings["PORT"] or ""),
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    chosen = {variable: str(settings["OPTIONS"].get(option, "")) for option, variable in _OPTIONS.items()}
    environment = os.environ | {name: value for name, value in (environment | chosen).items() if value}
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise BackupError(f"{command[0]} is missing: install Debian's postgresql-client.") from error
    except subprocess.CalledProcessError as error:
        raise BackupError(f"{command[0]} failed: {error.stderr.strip()[-500:]}") from error

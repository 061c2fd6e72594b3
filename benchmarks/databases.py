"""Databases of the benchmark's own, and what their backends cost."""

import contextlib
from collections.abc import Iterator

import psycopg
from psycopg import sql

from benchmarks.settings import POSTGRES


def address(name: str) -> str:
    return f"{POSTGRES}/{name}"


@contextlib.contextmanager
def connected(name: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(address(name), autocommit=True) as connection:
        yield connection


def exists(name: str) -> bool:
    with connected("postgres") as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def create(name: str) -> None:
    with connected("postgres") as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def drop(name: str) -> None:
    with connected("postgres") as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def number(name: str, query: str) -> int:
    """The one number that a query answers."""
    with connected(name) as connection:
        return connection.execute(query).fetchone()[0]


def change(name: str, statement: str) -> None:
    with connected(name) as connection:
        connection.execute(statement)


def backends(name: str) -> list[int]:
    """The processes that serve a database now: their work is what that database costs, whatever else runs."""
    with connected("postgres") as connection:
        rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", [name]).fetchall()
    return [pid for (pid,) in rows]

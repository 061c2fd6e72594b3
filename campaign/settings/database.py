"""SQLite for one machine without a database server, PostgreSQL for everything else."""

from .environment import ROOT, env

SQLITE_OPTIONS = {
    # Take the write lock when a transaction begins: two writers queue instead of one failing at its first write.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;",
}
POSTGRESQL_OPTIONS = {
    "pool": {"min_size": 2, "max_size": env.int("DATABASE_POOL_SIZE", default=8), "timeout": 10},
    "connect_timeout": 5,
}

database = env.db_url("DATABASE_URL", default=f"sqlite:///{ROOT / 'db.sqlite3'}")
if database["ENGINE"].endswith("sqlite3"):
    database["OPTIONS"] = SQLITE_OPTIONS
else:
    database["OPTIONS"] = POSTGRESQL_OPTIONS | database.get("OPTIONS", {})
    database["CONN_MAX_AGE"] = 0
    # Transaction pooling in front of PostgreSQL (PgBouncer) has no session for a named cursor.
    database["DISABLE_SERVER_SIDE_CURSORS"] = env.bool("DATABASE_TRANSACTION_POOLING", default=False)

DATABASES = {"default": database}

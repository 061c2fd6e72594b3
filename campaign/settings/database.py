"""SQLite for one machine without a database server, PostgreSQL for everything else."""

from django.core.exceptions import ImproperlyConfigured

from campaign.runtime.database.away import PATIENT, TRIED_FOR, stop_waiting

from .environment import ROOT, database, flag, number, text

SQLITE_OPTIONS = {
    # Take the write lock when a transaction begins: two writers queue instead of one failing at its first write.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;",
}
POSTGRESQL_OPTIONS = {
    "pool": {
        "min_size": 2,
        "max_size": number("DATABASE_POOL_SIZE", 8),
        "timeout": PATIENT,
        "reconnect_timeout": TRIED_FOR,
        "reconnect_failed": stop_waiting,
    },
    "connect_timeout": 5,
    # A machine that falls silent would keep everybody waiting for a quarter of an hour: a line is given up after 25 s.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}

default = database("DATABASE_URL", f"sqlite:///{ROOT / 'db.sqlite3'}")
if default["ENGINE"].endswith("sqlite3"):
    default["OPTIONS"] = SQLITE_OPTIONS
else:
    default["OPTIONS"] = POSTGRESQL_OPTIONS | default.get("OPTIONS", {})
    default["CONN_MAX_AGE"] = 0
    default["CONN_HEALTH_CHECKS"] = True  # or each connection of before a restart fails one visitor
    # Transaction pooling in front of PostgreSQL (PgBouncer) has no session for a named cursor or a prepared
    # statement. Without it the one statement that signs is prepared at its first use.
    pooled = default["DISABLE_SERVER_SIDE_CURSORS"] = flag("DATABASE_TRANSACTION_POOLING", default=False)
    default["OPTIONS"]["prepare_threshold"] = None if pooled else 1

DATABASES = {"default": default}
DATABASE_ROUTERS = ["campaign.runtime.database.replica.ReplicaRouter"]
if text("DATABASE_REPLICA_URL"):
    replica = database("DATABASE_REPLICA_URL", "")
    if {default["ENGINE"], replica["ENGINE"]} != {"django.db.backends.postgresql"}:
        raise ImproperlyConfigured("DATABASE_REPLICA_URL needs PostgreSQL, there and in DATABASE_URL.")
    # Nobody waits for it long: the database itself is there.
    pool = {"min_size": 0, "max_size": 4, "timeout": 1.0, "reconnect_timeout": TRIED_FOR}
    options = POSTGRESQL_OPTIONS | {"pool": pool, "prepare_threshold": default["OPTIONS"]["prepare_threshold"]}
    DATABASES["replica"] = default | replica | {"OPTIONS": options | replica.get("OPTIONS", {})}

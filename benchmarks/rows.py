"""Millions of signatures, written straight into the tables, with tallies that agree. Kept for the next run."""

from psycopg import sql

from benchmarks import databases, product
from benchmarks.settings import Scale

# What differs from row to row; every other column that must have a value gets its type's empty one.
_VARIED = {
    # Half of all signatures are the first petition's; its hundred siblings share the rest.
    "petition_id": "(%(petitions)s::bigint[])[CASE WHEN n %% 2 = 0 THEN 1 ELSE 1 + (n / 2) %% 100 END]",
    "wording_id": ("(%(wordings)s::bigint[])[CASE WHEN n %% 2 = 0 THEN 1 ELSE 1 + (n / 2) %% 100 END]"),
    "given_name": "(ARRAY['Ada','Amara','Grace','Noor','Wei','Pilar'])[1 + n %% 6] || n %% 1000",
    "family_name": "(ARRAY['Lovelace','Okafor','Hopper','Haddad','Li','Santos'])[1 + n %% 6]",
    "email": "'row' || n || '@example.org'",
    "canonical_email": "'row' || n || '@example.org'",
    "postal_code": "lpad((n %% 99999)::text, 5, '0')",
    "region": "'Region ' || n %% 52",
    "country": "(ARRAY['US','CA','MX','FR'])[1 + n %% 4]",
    "comment": "CASE WHEN n %% 20 = 0 THEN 'Because it matters to all of us.' ELSE '' END",
    "comment_state": "CASE WHEN n %% 20 = 0 THEN 'waiting' ELSE '' END",
    "show_name": "n %% 3 = 0",
    "subscribe": "n %% 2 = 0",
    "state": "CASE WHEN n %% 100 = 0 THEN 'pending' ELSE 'confirmed' END",
    "confirmed_at": "CASE WHEN n %% 100 = 0 THEN NULL ELSE now() - n %% 31536000 * interval '1 second' END",
    "created_at": "now() - n %% 31536000 * interval '1 second'",
    "channel": "'form'",
    "source": "'rows'",
    "language": "'en'",
}
_EMPTY = {"boolean": "false", "jsonb": "'{}'", "smallint": "0", "integer": "0", "bigint": "0"}


def make(scale: Scale) -> str:
    """The name of a database with that many signatures; made at the first call, brought up to date at others."""
    name = f"campaign_bench_{scale.rows_in_words}"
    half_made = f"{name}_half_made"
    if databases.exists(name):
        product.make(name)
        return name
    databases.drop(half_made)
    product.make(half_made)
    _fill(half_made, scale.rows)
    with databases.connected("postgres") as connection:
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(rename.format(sql.Identifier(half_made), sql.Identifier(name)))
    return name


def owe_mails(name: str, number: int) -> None:
    """So many signatures whose signers are to be thanked by mail, now."""
    with databases.connected(name) as connection:
        _write(connection, number, {"owed_mail": "'thanks'", "mail_due_at": "now()"})


def ask_for_updates(name: str, number: int) -> None:
    """So many signatures of people who asked for updates and confirmed their address."""
    asked = {"subscribe": "true", "subscribed_since": "now()"}
    proven = {"state": "'confirmed'", "confirmed_at": "now()", "address_confirmed_at": "now()"}
    with databases.connected(name) as connection:
        connection.execute("SET synchronous_commit = off")
        _write(connection, number, asked | proven)
        connection.execute("ANALYZE")


def _fill(name: str, rows: int) -> None:
    with databases.connected(name) as connection:
        connection.execute("SET synchronous_commit = off")
        _write(connection, rows, {})
        connection.execute(
            "INSERT INTO petition_signaturetally (petition_id, wording_id, day, slot, count) "
            "SELECT petition_id, wording_id, (confirmed_at AT TIME ZONE 'America/New_York')::date, id % 16, count(*) "
            "FROM petition_signature WHERE state = 'confirmed' GROUP BY 1, 2, 3, 4"
        )
        connection.execute("VACUUM ANALYZE")


def _write(connection: databases.psycopg.Connection, rows: int, more: dict[str, str]) -> None:
    found = connection.execute(
        "SELECT page_ptr_id, wording_id FROM petition_petitionpage JOIN wagtailcore_page ON id = page_ptr_id "
        "WHERE slug LIKE 'petition-%' ORDER BY id"
    ).fetchall()
    petitions, wordings = zip(*found, strict=True)
    columns = _columns(connection) | more
    insert = f"INSERT INTO petition_signature ({', '.join(columns)}) SELECT {', '.join(columns.values())}"
    for first in range(1, rows + 1, 500_000):
        last = min(first + 499_999, rows)
        numbers = {"petitions": list(petitions), "wordings": list(wordings), "first": first, "last": last}
        connection.execute(f"{insert} FROM generate_series(%(first)s::bigint, %(last)s::bigint) n", numbers)


def _columns(connection: databases.psycopg.Connection) -> dict[str, str]:
    """What is in each column that must have a value, those of later migrations too."""
    required = connection.execute(
        "SELECT column_name, data_type FROM information_schema.columns "
        "WHERE table_name = 'petition_signature' AND is_nullable = 'NO' AND is_identity = 'NO'"
    ).fetchall()
    return {name: _EMPTY.get(kind, "''") for name, kind in required} | _VARIED

"""The folding of ``folding.py`` where a database compares: a function of PostgreSQL, a function of ours on SQLite.

PostgreSQL's is made by a migration from the same rules, since an index is built upon it. Who changes the rules adds a
migration that makes the function again and reindexes ``signature_names``.
"""

from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import Func, TextField

from campaign.core.text.folding import LEFT_OUT, LETTERS, SEQUENCES, folded

# Capitals of all scripts; a server without ICU knows those of its own locale.
_ICU = "und-x-icu"
# What Python's case folding does beyond small letters.
_SMALL = {"ς": "σ", "ß": "ss"}
# Where rules of more than a letter begin and end: from Devanagari to Khmer.
_INDIC = "\u0900", "\u17ff"


class Folded(Func):
    arity = 1
    function = "campaign_folded"
    output_field = TextField()


def make_function(schema_editor: Any) -> None:
    """Make ``campaign_folded(text)`` on PostgreSQL, again where it is there; other databases need nothing."""
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_collation WHERE collname = %s", [_ICU])
        cursor.execute(_function(f' COLLATE "{_ICU}"' if cursor.fetchone() else ""))


def drop_function(schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS campaign_folded(text)")


def _function(collation: str) -> str:
    """What ``folded`` does, step by step; names that need no more are done first, since signing waits for it."""
    letters = {chr(code): to for code, to in LETTERS.items()} | _SMALL
    single = {letter: to for letter, to in letters.items() if len(to) == 1}
    several = {letter: to for letter, to in letters.items() if len(to) > 1}
    latin = "w"
    for letter in filter(lambda letter: letter < _INDIC[0], several):
        latin = f"replace({latin}, '{letter}', '{several[letter]}')"
    indic = "w"
    for letter in filter(lambda letter: letter >= _INDIC[0], several):
        indic = f"replace({indic}, '{letter}', '{several[letter]}')"
    for pattern, to in SEQUENCES:
        indic = f"regexp_replace({indic}, '{pattern.pattern}', '{to}', 'g')"
    return f"""
        CREATE OR REPLACE FUNCTION campaign_folded(words text) RETURNS text
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
        DECLARE w text;
        BEGIN
            IF octet_length(words) = char_length(words) THEN RETURN lower(words); END IF;
            w := regexp_replace(normalize(words, NFKD), '{LEFT_OUT.pattern}', '', 'g');
            w := lower(normalize(w, NFKC){collation});
            IF octet_length(w) = char_length(w) THEN RETURN w; END IF;
            w := translate({latin}, '{"".join(single)}', '{"".join(single.values())}');
            IF w ~ '[{_INDIC[0]}-{_INDIC[1]}]' THEN w := {indic}; END IF;
            RETURN w;
        END $$"""


def _give_function(connection: Any, **_signal: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "campaign_folded", 1, lambda words: words and folded(words), deterministic=True
        )


connection_created.connect(_give_function, dispatch_uid="campaign.database_folding")

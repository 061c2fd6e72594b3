"""Names in the reader's order where a database sorts: for lists that are too long to sort in the process.

PostgreSQL has ICU of its own, in which ``migrate`` makes a collation for each language of the site (``reading_es``).
Where the server was built without ICU, or a language came after the last ``migrate``, capitals and small letters are
one and no more. On SQLite a function gives the key that ``collation`` sorts by.
"""

from functools import cache
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import DatabaseError, connections, transaction
from django.db.backends.signals import connection_created
from django.db.models import Func, TextField
from django.db.models.expressions import Combinable
from django.db.models.signals import post_migrate

from campaign.core.text.collation import leading_article, locale_tag, reading_key, reading_language, sort_key

_PREFIX = "reading_"


class NameOrder(Func):
    """Sorts by a name as a reader of the active language looks for it; follow it by what tells equal ones apart.

    ``people``: no word is an article in a person's name.
    """

    arity = 1
    output_field = TextField()

    def __init__(self, name: str | Combinable, *, people: bool = False) -> None:
        super().__init__(name)
        self.people, self.language = people, reading_language()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple:
        name, params = compiler.compile(self.source_expressions[0])
        return f"READING_KEY({name}, %s, %s)", (*params, self.language, int(self.people))

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple:
        name, params = compiler.compile(self.source_expressions[0])
        collation = f"{_PREFIX}{self.language}"
        if collation not in _collations(connection.alias):
            return f"LOWER({name})", params
        if self.people:
            return f'{name} COLLATE "{collation}"', params
        plain = f"REGEXP_REPLACE({name}, %s, '', 'i')"
        return f'{plain} COLLATE "{collation}"', (*params, leading_article(self.language))


@cache
def _collations(alias: str) -> frozenset[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT collname FROM pg_collation WHERE collname LIKE %s", [f"{_PREFIX}%"])
        return frozenset(name for (name,) in cursor.fetchall())


def make_collations(sender: AppConfig, using: str, **_signal: Any) -> None:
    """Each language's collation on PostgreSQL, where it is not there yet; ``migrate`` does this at its end."""
    connection = connections[using]
    if sender.label != "core" or connection.vendor != "postgresql":
        return
    for language, _name in settings.LANGUAGES:
        collation, locale = connection.ops.quote_name(f"{_PREFIX}{language}"), locale_tag(language)
        try:
            with transaction.atomic(using=using), connection.cursor() as cursor:
                cursor.execute(f"CREATE COLLATION IF NOT EXISTS {collation} (provider = icu, locale = '{locale}')")
        except DatabaseError:  # a server without ICU, or an owner who may create nothing
            break
    _collations.cache_clear()


def _give_function(connection: Any, **_signal: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("READING_KEY", 3, _reading_key, deterministic=True)


def _reading_key(name: str | None, language: str, people: int) -> bytes | None:
    if name is None:
        return None
    return sort_key(name, language) if people else reading_key(name, language)[0]


connection_created.connect(_give_function, dispatch_uid="campaign.name_order")
post_migrate.connect(make_collations, dispatch_uid="campaign.name_order")

"""PostgreSQL's full-text search, with the stems of the site's language."""

from typing import Any

from django.conf import settings
from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend

from search.backends.reading import ReadingBackend, ReadingIndex

# Named, because the server's own default depends on the locale that it was set up with, often one without stems.
CONFIGURATIONS = {"en": "english", "es": "spanish", "fr": "french"}


class WordsIndex(ReadingIndex, PostgresIndex):
    pass


class PostgreSQLBackend(ReadingBackend, PostgresSearchBackend):
    index_class = WordsIndex

    def __init__(self, params: dict[str, Any]) -> None:
        language = settings.LANGUAGE_CODE.partition("-")[0]
        super().__init__({"SEARCH_CONFIG": CONFIGURATIONS.get(language, "simple")} | params)

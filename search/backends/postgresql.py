"""PostgreSQL's full-text search, with the stems of the site's language."""

from functools import reduce
from operator import and_, or_
from typing import Any

from django.conf import settings
from django.contrib.postgres.search import SearchQuery as PostgresQuery
from modelsearch.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.backends.database.postgres.query import Lexeme, LexemeCombinable
from modelsearch.query import PlainText, SearchQuery

from search.backends.reading import ReadingBackend, ReadingIndex
from search.reading.query import INDIC, spellings

# Named, because the server's own default depends on the locale that it was set up with, often one without stems.
CONFIGURATIONS = {"en": "english", "es": "spanish", "fr": "french"}


class WordsIndex(ReadingIndex, PostgresIndex):
    pass


class SpellingsCompiler(PostgresSearchQueryCompiler):
    """Finds a word with a hyphen written as one word, too, and words of India's scripts with their endings."""

    def build_tsquery_content(self, query: SearchQuery, config: Any = None, invert: bool = False) -> Any:
        plain = isinstance(query, PlainText) and not invert and not self.LAST_TERM_IS_PREFIX
        if not (plain and ("-" in query.query_string or INDIC.search(query.query_string))):
            return super().build_tsquery_content(query, config=config, invert=invert)
        lexemes = [_word_lexeme(word) for word in query.query_string.split()]
        combined = reduce(and_ if query.operator == "and" else or_, lexemes)
        return PostgresQuery(combined, search_type="raw", config=config)


def _word_lexeme(word: str) -> LexemeCombinable:
    return reduce(or_, [reduce(and_, map(_lexeme, spelling)) for spelling in spellings(word)])


def _lexeme(part: str) -> Lexeme:
    return Lexeme(part, prefix=bool(INDIC.fullmatch(part)))


class PostgreSQLBackend(ReadingBackend, PostgresSearchBackend):
    index_class = WordsIndex
    query_compiler_class = SpellingsCompiler

    def __init__(self, params: dict[str, Any]) -> None:
        language = settings.LANGUAGE_CODE.partition("-")[0]
        super().__init__({"SEARCH_CONFIG": CONFIGURATIONS.get(language, "simple")} | params)

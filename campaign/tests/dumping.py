"""Everything that is kept anywhere, as text: each table, what is packed in it, files and the cache."""

import gzip
import io
import pickle
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection


def places_of(*words: str) -> list[str]:
    """Where one of the words is kept: ``table: word``, in any spelling of letters."""
    folded = [word.casefold() for word in words]
    return sorted({f"{place}: {word}" for place, text in everything() for word in folded if word in text.casefold()})


def everything() -> Iterator[tuple[str, str]]:
    """Pairs of a place and a text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for value in row:
                    yield from ((table, text) for text in texts(value))
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            yield from (("media", text) for text in texts(f"{path.name} ".encode() + path.read_bytes()))
    for value in getattr(cache, "_cache", {}).values():
        yield "cache", str(pickle.loads(value))


def texts(value: Any) -> Iterator[str]:
    """The value as text, and what is packed in it."""
    if isinstance(value, memoryview | bytes | bytearray):
        data = bytes(value)
        yield data.decode("utf-8", "replace")
        yield data.decode("utf-16", "replace")
        with suppress(OSError, EOFError):
            yield gzip.decompress(data).decode("utf-8", "replace")
        with suppress(zlib.error):
            yield zlib.decompress(data).decode("utf-8", "replace")
        with suppress(zipfile.BadZipFile):
            packed = zipfile.ZipFile(io.BytesIO(data))
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "replace")
    elif value is not None:
        text = str(value)
        yield text
        if "\\u" in text:  # as JSON writes what is not ASCII
            yield text.encode("ascii", "backslashreplace").decode("unicode_escape")

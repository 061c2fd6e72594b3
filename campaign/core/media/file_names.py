"""Names that came with files: their owner knows a file by it, and what it ends in says what it is."""

from pathlib import PurePath

from django.utils.text import get_valid_filename


def file_stem(name: str, *, length: int = 80) -> str:
    """The name without folders, ending and what can't be shown; empty where nothing is left."""
    shown = "".join(char for char in PurePath(name.replace("\\", "/")).stem if char.isprintable())
    return shown.strip(". ")[:length]


def storable_name(name: str, *, instead: str) -> str:
    """The name, or one with ``instead`` before its ending where no letter or figure can be kept (A14).

    Of ``💚.pdf`` storages would leave ``.pdf``, which is a hidden file without an ending.
    """
    last = PurePath(name.replace("\\", "/")).name
    stem, dot, ending = last.rpartition(".")
    if any(map(str.isalnum, get_valid_filename(f"x{stem if dot else last}")[1:])):
        return name
    return f"{instead}.{ending.lower()}" if ending.isalnum() and dot else instead

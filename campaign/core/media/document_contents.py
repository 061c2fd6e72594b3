"""Whether a document's content is what its name says: a format begins with its mark, or is an archive of its parts."""

from typing import BinaryIO
from zipfile import ZipFile, is_zipfile

# Readers of PDF look for the mark so far in.
HEAD = 1024
_MARKS = {"pdf": b"%PDF-", "rtf": b"{\\rtf"}
# How the name of a part begins that each file of the format has.
_PARTS = {"docx": "word/", "odt": "content.xml", "pptx": "ppt/", "xlsx": "xl/", "zip": ""}
_TEXT = ("csv", "txt")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def is_what_it_is_called(file: BinaryIO, *, extension: str) -> bool:
    """False where the content is of another kind; formats that are not ours are not looked at.

    Leaves the file at its beginning.
    """
    extension = extension.lower()
    file.seek(0)
    head = file.read(HEAD)
    try:
        if extension in _MARKS:
            return _MARKS[extension] in head
        if extension in _TEXT:
            return b"\0" not in head or head.startswith(_UTF_16)
        if extension in _PARTS:
            return _holds(file, _PARTS[extension])
    finally:
        file.seek(0)
    return True


def _holds(file: BinaryIO, part: str) -> bool:
    if not is_zipfile(file):
        return False
    try:
        return any(name.startswith(part) for name in ZipFile(file).namelist())
    except Exception:  # a broken archive fails in many ways, all of which mean this
        return False

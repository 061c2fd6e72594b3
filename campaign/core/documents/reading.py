"""The words in a PDF or Word file, read by a process of its own."""

import re
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import BinaryIO
from zipfile import ZipFile

from campaign.runtime.decoding.apart import MEGABYTE, Decoder, DecodingError

BYTES_AT_MOST = 30 * 1024 * 1024
PAGES_AT_MOST = 500
CHARACTERS_AT_MOST = 200_000  # PostgreSQL indexes 1 MB of words at most
# A task reads it, and nobody waits for that.
READ = Decoder("campaign.core.documents.reading", memory=1024 * MEGABYTE, seconds=60, at_once=1, patience=600)
READABLE = frozenset({"pdf", "docx"})

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What is no text: XML and PostgreSQL take no such characters.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_text(content: bytes, *, extension: str) -> str:
    """The file's text with single spaces, as far as the bounds let; empty where there is none to be had."""
    extension = extension.lower()
    if extension not in READABLE or len(content) > BYTES_AT_MOST:
        return ""
    try:
        found = READ.decoded(content, extension)
    except DecodingError as error:
        found = error.output
    return tidy(found.decode("utf-8", "ignore"))


def tidy(text: str) -> str:
    """Words that a line's end divided are joined again."""
    text = re.sub(r"(?<=[^\W\d_])-\n(?=[^\W\d_])", "", CONTROL.sub(" ", text))
    return " ".join(text.split())[:CHARACTERS_AT_MOST]


def decode(content: BinaryIO, arguments: tuple[str, ...]) -> Iterator[bytes]:
    """The text piece by piece; a file that can't be read to its end has what was found so far."""
    written = 0
    with suppress(Exception):
        for text in {"pdf": _pdf, "docx": _docx}[arguments[0]](BytesIO(content.read(BYTES_AT_MOST + 1))):
            yield text.encode("utf-8", "replace")
            written += len(text)
            if written > CHARACTERS_AT_MOST:
                return


def _pdf(content: BinaryIO) -> Iterator[str]:
    from pypdf import PdfReader

    for page in PdfReader(content).pages[:PAGES_AT_MOST]:
        yield f"{page.extract_text()}\n"


def _docx(content: BinaryIO) -> Iterator[str]:
    from defusedxml.ElementTree import iterparse

    # A word may consist of several runs; only paragraphs, breaks and tabs divide words.
    with ZipFile(content) as package, package.open("word/document.xml") as document:
        for _event, element in iterparse(document):
            if element.tag == f"{WORD}t" and element.text:
                yield element.text
            elif element.tag in (f"{WORD}p", f"{WORD}br", f"{WORD}tab"):
                yield "\n"
            if element.tag == f"{WORD}p":
                element.clear()

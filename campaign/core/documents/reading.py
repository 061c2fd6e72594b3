"""The words in a PDF or Word file. Files come from anywhere, so another process reads them, with bounds.

As a program, ``python -m campaign.core.documents.reading pdf`` takes a file on its input and writes its text.
"""

import re
import resource
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

BYTES_AT_MOST = 30 * 1024 * 1024
PAGES_AT_MOST = 500
CHARACTERS_AT_MOST = 200_000  # PostgreSQL indexes 1 MB of words at most
SECONDS_AT_MOST = 60
MEMORY_AT_MOST = 1024 * 1024 * 1024
READABLE = frozenset({"pdf", "docx"})

ROOT = Path(__file__).resolve().parents[3]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What is no text: XML and PostgreSQL take no such characters.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_text(content: bytes, *, extension: str) -> str:
    """The file's text with single spaces, as far as the bounds let; empty where there is none to be had."""
    extension = extension.lower()
    if extension not in READABLE or len(content) > BYTES_AT_MOST:
        return ""
    command = [sys.executable, "-m", "campaign.core.documents.reading", extension]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS_AT_MOST, cwd=ROOT)
    except subprocess.TimeoutExpired as late:
        return tidy((late.stdout or b"").decode("utf-8", "ignore"))
    return tidy(done.stdout.decode("utf-8", "ignore"))


def tidy(text: str) -> str:
    """Words that a line's end divided are joined again."""
    text = re.sub(r"(?<=[^\W\d_])-\n(?=[^\W\d_])", "", CONTROL.sub(" ", text))
    return " ".join(text.split())[:CHARACTERS_AT_MOST]


def _pdf(content: bytes) -> None:
    from pypdf import PdfReader

    written = 0
    for page in PdfReader(BytesIO(content)).pages[:PAGES_AT_MOST]:
        text = page.extract_text()
        print(text, flush=True)
        written += len(text)
        if written > CHARACTERS_AT_MOST:
            break


def _docx(content: bytes) -> None:
    from defusedxml.ElementTree import iterparse

    # A word may consist of several runs; only paragraphs, breaks and tabs divide words.
    with ZipFile(BytesIO(content)) as package, package.open("word/document.xml") as document:
        written = 0
        for _event, element in iterparse(document):
            if element.tag == f"{WORD}t" and element.text:
                print(element.text, end="")
                written += len(element.text)
            elif element.tag in (f"{WORD}p", f"{WORD}br", f"{WORD}tab"):
                print(flush=True)
            if element.tag == f"{WORD}p":
                element.clear()
            if written > CHARACTERS_AT_MOST:
                break


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_AT_MOST, MEMORY_AT_MOST))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_AT_MOST, SECONDS_AT_MOST))
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    read = {"pdf": _pdf, "docx": _docx}[sys.argv[1]]
    # A file that can't be read to its end has the text that was found so far.
    with suppress(Exception):
        read(sys.stdin.buffer.read(BYTES_AT_MOST + 1))


if __name__ == "__main__":
    main()

"""A page as the things that it holds: in a process of its own, since the page may be anybody's."""

import json
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any, BinaryIO

from campaign.setup.page_import import finding
from campaign.setup.page_import.flattening import LONGEST_ADDRESS, flattened
from campaign.setup.page_import.plain_text import flattened_text, is_plain_text

BYTES_AT_MOST = 5 * 1024 * 1024
MOST = 500  # of each thing
MOST_PATHS = 50

NO_PAGE = "no_page"


def decode(content: BinaryIO, arguments: tuple[str, ...]) -> Iterator[bytes]:
    """What was found, as JSON. ``arguments``: the page's address, empty where the page is to say it.

    ``left_out`` says by kind how many were more than ``MOST``. Raises ValueError with a code.
    """
    text, address = _page(content.read(BYTES_AT_MOST + 1))
    address = "".join(arguments) or address
    if is_plain_text(text):
        page = flattened_text(text, address)
    elif "<" in text and "\x00" not in text[:1000]:
        page = flattened(text, address)
    else:
        raise ValueError(NO_PAGE)
    found: dict[str, Any] = {
        "questions": finding.once(finding.questions(page), "question"),
        "resources": finding.once(finding.resources(page), "title", "link"),
        "organizations": finding.once(finding.organizations(page), "name", "website", "logo"),
    }
    left_out = {kind: len(entries) - MOST for kind, entries in found.items() if len(entries) > MOST}
    found = {kind: entries[:MOST] for kind, entries in found.items()}
    paths = finding.once(finding.old_paths(page), "path")[:MOST_PATHS]
    facts = {"address": page.address, "left_out": left_out, "paths": paths}
    yield json.dumps(finding.headline_and_ask(page) | found | facts, ensure_ascii=False).encode()


def _page(data: bytes) -> tuple[str, str]:
    """The page's HTML or text, and its address; also of a page saved with all that belongs to it (MHTML)."""
    if not data[:500].lstrip().startswith((b"From: <Saved", b"MIME-Version:")):
        return _text(data), ""
    message = message_from_bytes(data, policy=default)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    address = message.get("Snapshot-Content-Location", "")[:LONGEST_ADDRESS]
    content: Any = part.get_payload(decode=True) if part else b""
    return (_text(content or b""), str(address)) if part else ("", "")


def _text(data: bytes) -> str:
    """Nearly all pages are UTF-8; of the others, those that say so are read as they say."""
    for encoding in ("utf-8-sig", *_declared(data), "cp1252"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return data.decode("latin-1")


def _declared(data: bytes) -> list[str]:
    head = data[:2048].lower()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ["utf-16"]
    _before, charset, after = head.partition(b"charset=")
    name = after[:40].strip(b"\"' ").split(b'"')[0].split(b"'")[0].split(b";")[0].split(b">")[0]
    return [name.decode("ascii", "replace").strip(" /")] if charset else []

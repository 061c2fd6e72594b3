"""Which addresses come into an archive, and as which files."""

import posixpath
import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

# What asks a server, or is for one person; after a language's prefix, too.
LEFT_OUT = {
    "admin",
    "api",
    "documents",
    "embed",
    "endorsement",
    "metrics",
    "search",
    "share",
    "signature",
    "static",
    "media",
    "_util",
}
ENDINGS_LEFT_OUT = ("/access/", "/add/", "/feed/", "/reasons/", "/thanks/")
PAGING = {"page", "p"}


def page_file(parts: SplitResult) -> str | None:
    """The file of a page's address; None for what does not come in. ``/faq/?page=2`` is ``faq/page-2.html``."""
    path = unquote(parts.path)
    segments = [segment for segment in path.split("/") if segment]
    if not path.endswith("/") or LEFT_OUT.intersection(segments[:2]) or ".." in segments:
        return None
    if path.endswith(ENDINGS_LEFT_OUT):
        return None
    query = parse_qsl(parts.query)
    if any(name not in PAGING or not re.fullmatch(r"[0-9]{1,5}", value) for name, value in query):
        return None
    name = f"page-{query[0][1]}.html" if query else "index.html"
    return posixpath.join(*segments, name)


def asset_file(address: str) -> str:
    """The file of a style sheet or picture."""
    parts = urlsplit(address)
    segments = [segment for segment in unquote(parts.path).split("/") if segment not in ("", ".", "..")]
    return posixpath.join("files", *segments)


def relative(target: str, *, beside: str) -> str:
    """The way from one file of the archive to another."""
    return posixpath.relpath(target, posixpath.dirname(beside) or ".")

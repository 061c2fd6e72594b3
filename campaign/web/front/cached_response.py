"""A cached response: its bytes in each encoding, and until when it is fresh."""

import gzip
import re
import time
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import brotli
from django.utils.cache import cc_delim_re
from django.utils.http import parse_etags

from campaign.runtime.group_commit import GroupCommit
from campaign.web.front.fresh_parts import Parts, with_parts
from campaign.web.front.request import Answer, Headers

# A page may show this many seconds less than the truth; its script asks for the count itself.
PAGE_REFRESHED = 2
GONE_KEPT = 5
# How long an answer out of date is better than an error.
STALE_IF_ERROR = 3600

_MAX_AGE = re.compile(r"(?:s-maxage|max-age)=(\d+)")
_TEXT = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:json|xml)|image/svg\+xml|application/javascript", re.ASCII)
_SMALLEST_COMPRESSED = 400
# Of the same answer with an empty body, RFC 9110, 15.4.5.
_OF_THE_BODY = {"content-length", "content-type", "content-encoding", "content-language"}
# What belongs to one answer and not to a page that is kept for others.
_OF_ONE_ANSWER = {"content-length", "vary", "age", "x-request-id"}
# Of pages with fresh parts: nobody shows one of them for longer.
_WITH_PARTS_KEPT = 60
# Nobody notices it, and a crowd's page is made a hundred times a second and not a thousand times.
GATHERED = 0.005
_KNOWN_VARY = {"accept-encoding", "origin", "accept"}


@dataclass(slots=True)
class CachedResponse:
    """``made`` and what follows it are seconds of ``time.monotonic``; ``state`` is what the site was then."""

    status: str
    headers: Headers
    body: bytes
    etag: str
    state: Hashable
    made: float
    refresh_at: float
    expires_at: float
    may_be_stale: bool
    compresses: bool
    retry_at: float = 0.0
    encoded: dict[str, tuple[bytes, Headers]] = field(default_factory=dict)
    # Makes its fresh parts, for whoever asks in the same instant; None where it has none.
    together: GroupCommit[str, tuple[bytes, Headers]] | None = None

    @property
    def size(self) -> int:
        # Its compressed bodies and headers, and the page of which parts are made, roughly.
        return 2 * len(self.body) + (4096 if self.together is None else 65_536)

    def in_encoding(self, accepted: str) -> tuple[bytes, Headers]:
        """The body and the headers that say what it is; compressed once."""
        encoding = self._encoding(accepted)
        if encoding not in self.encoded:
            self.encoded[encoding] = self._encode(encoding)
        return self.encoded[encoding]

    def not_modified(self, if_none_match: str) -> bool:
        """Whether the reader has it, by the weak comparison of RFC 9110, 13.1.2."""
        named = parse_etags(if_none_match)
        return bool(self.etag) and (named == ["*"] or self.etag in (etag.removeprefix("W/") for etag in named))

    def without_body(self, accepted: str) -> Headers:
        _body, headers = self.in_encoding(accepted)
        return [pair for pair in headers if pair[0].lower() not in _OF_THE_BODY]

    def made_fresh(self, accepted: str) -> tuple[bytes, Headers] | None:
        """The same with its fresh parts, made after this was called, for whoever asks in the same instant.

        None, or the exception, where they could not be made.
        """
        return self.together.submit(self._encoding(accepted))

    def _encoding(self, accepted: str) -> str:
        return _encoding(accepted) if self.compresses else ""

    def _encode(self, encoding: str) -> tuple[bytes, Headers]:
        return _packed(self.body, self.headers, encoding, brotli_quality=5, gzip_level=6)


def _made_fresh(body: bytes, headers: Headers, parts: Parts, encodings: Sequence[str]) -> list[tuple[bytes, Headers]]:
    body = with_parts(body, parts)
    # Packed for a few readers only, so quickly.
    packed = {encoding: _packed(body, headers, encoding, brotli_quality=1, gzip_level=1) for encoding in set(encodings)}
    return [packed[encoding] for encoding in encodings]


def _packed(
    body: bytes, headers: Headers, encoding: str, *, brotli_quality: int, gzip_level: int
) -> tuple[bytes, Headers]:
    if encoding:
        is_brotli = encoding == "br"
        body = brotli.compress(body, quality=brotli_quality) if is_brotli else gzip.compress(body, gzip_level, mtime=0)
        # Other bytes, so no longer a strong name for them: RFC 9110, 8.8.1.
        headers = [(n, f"W/{v}" if n.lower() == "etag" and not v.startswith("W/") else v) for n, v in headers]
        headers.append(("Content-Encoding", encoding))
    return body, [*headers, ("Content-Length", str(len(body)))]


def cached_response_of(
    answer: Answer, *, state: Hashable, before: CachedResponse | None, parts: Parts | None = None
) -> CachedResponse | None:
    """The copy that may be kept of an answer, or None. One that is the same as before shares its compressed bodies."""
    status, headers, body = answer.status, answer.headers, answer.body
    values = {name.lower(): value for name, value in headers}
    control = values.get("cache-control", "")
    seconds = _kept_seconds(status[:3], control, has_parts=bool(parts))
    varies = {name.lower() for name in cc_delim_re.split(values.get("vary", "")) if name}
    if not seconds or varies - _KNOWN_VARY or "set-cookie" in values or "content-encoding" in values:
        return None
    now = time.monotonic()
    is_page = values.get("content-type", "").startswith("text/html")
    of_one_answer = _OF_ONE_ANSWER | {"etag"} if parts else _OF_ONE_ANSWER
    kept: dict[str, Any] = {}
    headers = [(name, value) for name, value in headers if name.lower() not in of_one_answer]
    headers.append(("Vary", ", ".join(sorted(varies | {"accept-encoding"}))))
    if before is not None and before.body == body and before.headers == headers and before.status == status:
        kept["encoded"] = before.encoded
    return CachedResponse(
        status=status,
        headers=headers,
        body=body,
        etag="" if parts else values.get("etag", "").removeprefix("W/"),
        state=state,
        made=now,
        refresh_at=now + min(PAGE_REFRESHED if is_page else seconds, seconds / 2),
        expires_at=now + seconds,
        may_be_stale=status.startswith("200"),
        together=GroupCommit(partial(_made_fresh, body, headers, parts), gather=GATHERED) if parts else None,
        compresses=len(body) >= _SMALLEST_COMPRESSED and bool(_TEXT.match(values.get("content-type", ""))),
        **kept,
    )


def _kept_seconds(status: str, control: str, *, has_parts: bool) -> float:
    if "no-store" in control:
        return 0
    if status in ("404", "410"):
        return GONE_KEPT
    if has_parts and status == "200":
        return _WITH_PARTS_KEPT
    found = _MAX_AGE.search(control)
    return int(found[1]) if status == "200" and "public" in control and found else 0


def _encoding(accepted: str) -> str:
    """The best of what the reader takes: br, gzip or none."""
    if "br" not in accepted and "gzip" not in accepted:
        return ""
    taken = {}
    for part in accepted.lower().split(","):
        name, _semicolon, quality = part.partition(";")
        taken[name.strip()] = quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((encoding for encoding in ("br", "gzip") if taken.get(encoding)), "")

"""The cache key of a request: which cached response it may have, and the bare request that is rendered for all."""

from collections.abc import Callable
from functools import cache, lru_cache
from io import BytesIO
from string import printable
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

from django.conf import settings

from campaign.core.sharing.links import OWN_SOURCES
from campaign.web.front.request import Environ, FrontRequest, is_named

_ASCII = printable.strip()

# Addresses that are never kept go to Django with as little work as possible.
NEVER = ("/admin/", "/static/", "/media/", "/documents/", "/healthz/", "/_util/")
NEVER_IN_ANY_LANGUAGE = ("/signature/", "/endorsement/")
API = "/api/"
# Whoever sends these asks for more than a page.
DEMANDING = ("HTTP_RANGE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_X_HTTP_METHOD_OVERRIDE")
# Networks add these, a new one for each click, and nothing of ours reads them.
CLICKS = {"fbclid", "gclid", "gbraid", "wbraid", "msclkid", "twclid", "igshid", "mc_cid", "mc_eid", "utm_id"}
# How a visitor came: read when a form is posted, and only on pages that say so by READS_ATTRIBUTION.
ATTRIBUTION = {"ref", "utm_medium", "utm_content", "utm_term"}
# Characters; nobody asks twice for what is longer, and a thousand of them would take all memory.
LONGEST_QUERY = 2000
READS_ATTRIBUTION = "campaign.reads_attribution"
"""Set in ``request.META`` by what shows ``ATTRIBUTION`` on a page, so that its copies are kept apart by it."""
FROM_PAGE_CACHE = "campaign.page_cache"

_SERVER = ("REMOTE_ADDR", "HTTP_X_FORWARDED_FOR", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "SCRIPT_NAME")


class CacheKey(NamedTuple):
    """What makes two requests one: their answers are the same bytes."""

    host: str
    path: str
    query: str
    secure: bool
    origin: str
    script: str
    host_is_named: bool = True

    @property
    def is_plain(self) -> bool:
        """True where there are only so many addresses like it: no query, and no name that a wildcard let in."""
        return not self.query and self.host_is_named


def cache_key_of(request: FrontRequest) -> CacheKey | None:
    """What the request asks for; None where only Django may answer it.

    Nothing that a visitor forges is in it: the host is one of ALLOWED_HOSTS, the scheme what Django itself
    would believe, of the query what pages read.
    """
    path, query, origin = request.path, request.query, ""
    if path.startswith(never_kept()) or not request.environ.keys().isdisjoint(DEMANDING):
        return None
    if not request.is_for_us() or len(query) > LONGEST_QUERY:
        return None
    if path.startswith(API):
        if not _takes_json(request.header("HTTP_ACCEPT")):
            return None
        origin = _origin(request.header("HTTP_ORIGIN"))
    elif query:
        query = read_by_pages(query)
    script = request.header("SCRIPT_NAME")
    return CacheKey(request.host, path, query, request.is_secure(), origin, script, is_named(request.host))


def bare_environ(asked: CacheKey, request: FrontRequest) -> Environ:
    """A GET request without anything that the visitor who happens to be the first chose.

    The address it came from stays, since it says whether a proxy is believed about the scheme.
    """
    environ = request.environ
    bare = {name: value for name, value in environ.items() if name.startswith("wsgi.")}
    bare |= {name: environ[name] for name in _SERVER if name in environ}
    bare |= {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": asked.path,
        "QUERY_STRING": asked.query,
        "HTTP_HOST": asked.host,
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "https" if asked.secure else "http",
        FROM_PAGE_CACHE: True,
    }
    if settings.SECURE_PROXY_SSL_HEADER:
        name, https = settings.SECURE_PROXY_SSL_HEADER
        bare[name] = https if asked.secure else "http"
    if asked.origin:
        bare["HTTP_ORIGIN"] = asked.origin
    return bare


def with_attribution(asked: CacheKey, request: FrontRequest) -> CacheKey:
    """The same with its whole attribution, for pages that show it."""
    return asked._replace(query=_without(request.query, lambda name, _value: name in CLICKS))


@cache
def never_kept() -> tuple[str, ...]:
    """What the addresses begin with that only Django answers."""
    languages = ("", *(f"/{code}" for code, _name in settings.LANGUAGES))
    return (*NEVER, *(language + path for language in languages for path in NEVER_IN_ANY_LANGUAGE))


@lru_cache(maxsize=512)
def read_by_pages(query: str) -> str:
    """The part of a page's query on which its bytes depend.

    A source that is one of our own share links, as on a news day nearly all are, is carried no further.
    """
    return _without(query, _is_unread)


def _is_unread(name: str, value: str) -> bool:
    return name in CLICKS or name in ATTRIBUTION or (name == "utm_source" and value in OWN_SOURCES)


def _without(query: str, is_left_out: Callable[[str, str], bool]) -> str:
    # A server hands on the bytes of an address one character each (PEP 3333): those beyond ASCII are packed first.
    query = quote(query.encode("latin-1"), safe=_ASCII)
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in pairs if not is_left_out(*pair)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _takes_json(accept: str) -> bool:
    """True for what scripts send; Wagtail's API shows browsers a page of its own, and refuses what it has not."""
    return not accept or ("text/html" not in accept and ("*/*" in accept or "application/json" in accept))


def _origin(origin: str) -> str:
    """One of those that the API tells apart: none where any may read, for its answer is the same then."""
    if not settings.CORS_ALLOWED_ORIGINS:
        return ""
    if not origin or origin in settings.CORS_ALLOWED_ORIGINS:
        return origin
    return "https://elsewhere.invalid"

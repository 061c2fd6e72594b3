"""A request as those need it who answer in front of Django, parsed once for all of them."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http.request import split_domain_port, validate_host

Environ = dict[str, Any]
Headers = list[tuple[str, str]]


@dataclass(slots=True)
class FrontRequest:
    """``path`` and ``query`` as the server hands them on, a character a byte (PEP 3333); ``host`` in small letters."""

    environ: Environ
    method: str
    path: str
    query: str
    host: str

    def header(self, name: str) -> str:
        """The header of that name in WSGI's spelling, such as ``HTTP_ORIGIN``; empty where none was sent."""
        return self.environ.get(name, "")

    def is_for_us(self) -> bool:
        """Whether the host is one of ALLOWED_HOSTS, at a port that the site is read at."""
        return _is_ours(self.host, tuple(settings.ALLOWED_HOSTS))

    def is_secure(self) -> bool:
        """Whether the reader came by HTTPS, as Django itself would believe."""
        if settings.SECURE_PROXY_SSL_HEADER:
            name, https = settings.SECURE_PROXY_SSL_HEADER
            if (said := self.environ.get(name)) is not None:
                return said.split(",", 1)[0].strip() == https
        return self.environ["wsgi.url_scheme"] == "https"

    def body(self) -> bytes:
        """What was posted, ``CONTENT_LENGTH`` bytes; whoever comes next, Django too, can read it again."""
        body = self.environ["wsgi.input"].read(int(self.environ["CONTENT_LENGTH"]))
        self.environ["wsgi.input"] = BytesIO(body)
        return body

    def as_django_has_it(self) -> WSGIRequest:
        """For functions that take Django's request; it has passed no middleware."""
        return WSGIRequest(self.environ)


@dataclass(slots=True)
class Answer:
    """What is sent instead of Django's answer; ``headers`` say the length of the body where it has one."""

    status: str
    headers: Headers
    body: bytes = b""


def front_request(environ: Environ) -> FrontRequest | None:
    """The request; None where it comes from somebody known, by a session or a key, whom only Django answers."""
    cookies = environ.get("HTTP_COOKIE")
    if (cookies and settings.SESSION_COOKIE_NAME in cookies) or "HTTP_AUTHORIZATION" in environ:
        return None
    host = environ.get("HTTP_HOST", "").lower()
    return FrontRequest(environ, environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("QUERY_STRING", ""), host)


def is_named(host: str) -> bool:
    """Whether the settings name the host. What only a wildcard lets in, and any port, anybody may make up."""
    return _is_named(host.lower(), tuple(settings.ALLOWED_HOSTS), settings.SITE_URL)


@lru_cache(maxsize=64)
def _is_named(host: str, allowed: tuple[str, ...], site_url: str) -> bool:
    domain, _colon, port = host.partition(":")
    return _is_usual(port) and domain in (*allowed, urlsplit(site_url).hostname)


@lru_cache(maxsize=64)
def _is_ours(host: str, allowed: tuple[str, ...]) -> bool:
    domain, port = split_domain_port(host)
    # Anybody may name any port: a copy for each would push the real pages out.
    if not _is_usual(port):
        return False
    return bool(domain) and bool(allowed) and validate_host(domain, allowed) and not settings.USE_X_FORWARDED_HOST


def _is_usual(port: str) -> bool:
    return port in ("", "80", "443", str(urlsplit(settings.SITE_URL).port))

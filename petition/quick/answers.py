"""Answers with the headers that Django's middleware would give them, asked of it once."""

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware

from campaign.core.anonymous_pages import AnonymousPageMiddleware
from campaign.core.api.cors import OneCopyCorsMiddleware
from campaign.core.content_security import ContentSecurityMiddleware
from campaign.core.embedding.framing import framable

Headers = list[tuple[str, str]]

# Those of MIDDLEWARE that say something about the answer to a public post, the outermost first.
_SAYING = (
    SecurityMiddleware,
    OneCopyCorsMiddleware,
    AnonymousPageMiddleware,
    XFrameOptionsMiddleware,
    ContentSecurityMiddleware,
)


def usual_headers(request: HttpRequest, *, content_type: str, framed: bool = False) -> Headers:
    """What stands on every answer of that type. It depends on the scheme and on whether an origin was named.

    ``framed``: what any other site may show in a frame.
    """
    of_api, has_origin = request.path_info.startswith("/api/"), "HTTP_ORIGIN" in request.META
    return _asked(request.scheme, of_api, has_origin, content_type, framed)


@lru_cache(maxsize=32)
def _asked(scheme: str, of_api: bool, has_origin: bool, content_type: str, framed: bool) -> Headers:
    request = HttpRequest()
    request.method, request.path = "POST", "/api/" if of_api else "/"
    request.path_info = request.path
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "443" if scheme == "https" else "80"}
    if has_origin:
        request.META["HTTP_ORIGIN"] = "https://partner.example"
    request._get_scheme = lambda: scheme  # what a trusted proxy said is in it already
    respond: Callable[[HttpRequest], HttpResponse] = lambda _request: HttpResponse(content_type=content_type)  # noqa: E731
    respond = framable(respond) if framed else respond
    for middleware in reversed(_SAYING):
        respond = _after(middleware, respond)
    return [(name, value) for name, value in respond(request).items() if name != "Content-Length"]


def _after(middleware: type, respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware's word on the answer, without what it does to the request (such as insisting on HTTPS)."""
    made = middleware(respond)
    if not hasattr(made, "process_response"):
        return made
    return lambda request: made.process_response(request, respond(request))

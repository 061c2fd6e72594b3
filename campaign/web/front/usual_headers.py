"""Headers that Django's middleware would give an answer, asked of it once."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from campaign.web.front.middleware import SPEAKING
from campaign.web.front.request import FrontRequest, Headers
from campaign.web.policy.framing import framable


def usual_headers(request: FrontRequest, *, content_type: str, framed: bool = False) -> Headers:
    """What stands on every answer of that type. It depends on the scheme and on whether an origin was named.

    ``framed``: what any other site may show in a frame.
    """
    of_api, has_origin = request.path.startswith("/api/"), "HTTP_ORIGIN" in request.environ
    return _asked("https" if request.is_secure() else "http", of_api, has_origin, content_type, framed)


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
    for name in reversed(settings.MIDDLEWARE):
        if name in SPEAKING:
            respond = _after(import_string(name), respond)
    return [(name, value) for name, value in respond(request).items() if name != "Content-Length"]


def _after(middleware: type, respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware's word on the answer, without what it does to the request (such as insisting on HTTPS)."""
    made = middleware(respond)
    if not hasattr(made, "process_response"):
        return made
    return lambda request: made.process_response(request, respond(request))

"""Posts that anybody may send, without a session and without a CSRF cookie."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt


def from_own_origin(request: HttpRequest) -> bool:
    """True unless the browser says that another site sent this.

    A public post uses no ambient authority, so it needs no token; this check keeps other sites from
    posting a visitor's form unseen. ``Sec-Fetch-Site`` (Fetch Metadata) is believed first, then
    ``Origin`` (RFC 6454). A client that sends neither is no browser, and forges nobody's visit.
    """
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.META.get("HTTP_ORIGIN")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == request.get_host()
    except ValueError:  # no origin that a browser could have
        return False


def public_post(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Take the CSRF token off a view and check the origin of what is posted instead.

    The request is marked with ``is_public_post``: what was typed may be shown to its sender again (see ``outages``).
    """

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "POST" and not from_own_origin(request):
            return render(request, "403.html", status=403)
        try:
            _ = request.POST
        except RequestDataTooBig:  # said in a line, without a traceback for each
            return HttpResponse("Too large.", content_type="text/plain", status=413)
        request.is_public_post = request.method == "POST"
        return view(request, *args, **kwargs)

    return csrf_exempt(checked)

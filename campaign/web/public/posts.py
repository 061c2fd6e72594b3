"""Posts that anybody may send, without a session and without a CSRF cookie."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
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

    A body that nobody can read is answered 422 with the page itself and words on top (``unreadable_post``).
    The request is marked with ``is_public_post``: what was typed may be shown to its sender again (see ``outages``).
    """

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "POST" and not from_own_origin(request):
            return render(request, "403.html", status=403)
        try:
            _check_readable(request)
        except RequestDataTooBig:  # said in a line, without a traceback for each
            words = _("What you sent is larger than this site takes, so it was not saved.")
            return HttpResponse(words, content_type="text/plain; charset=utf-8", status=413)
        except (BadRequest, MultiPartParserError, SuspiciousOperation, ValueError, LookupError):
            return _shown_again(view, request, *args, **kwargs)
        request.is_public_post = request.method == "POST"
        return view(request, *args, **kwargs)

    return csrf_exempt(checked)


def _check_readable(request: HttpRequest) -> None:
    """Raises BadRequest, and what Django's parsers raise, for a body that is no form in UTF-8 (case S27).

    Django reads a form's bytes that are no UTF-8 as Latin-1, and would store what nobody typed.
    """
    if request.method != "POST":
        return
    _ = request.POST
    if request.content_type == "application/x-www-form-urlencoded":
        try:
            request.body.decode()
        except UnicodeDecodeError as error:
            raise BadRequest("The form is not in UTF-8.") from error


def _shown_again(view: Callable[..., HttpResponse], request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """The page as it is read, with words on top: nothing is done with what nobody can read."""
    request._post, request._files = QueryDict(), MultiValueDict()
    request._mark_post_parse_error()
    request.unreadable_post = True
    request.method = "GET"
    try:
        response = view(request, *args, **kwargs)
    finally:
        request.method = "POST"
    if response.status_code == 200:
        response.status_code = 422
    response.headers["Cache-Control"] = "no-store"
    return response

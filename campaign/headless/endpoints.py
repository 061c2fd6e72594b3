"""What every public endpoint does around its answer: HEAD, OPTIONS, ETag, and no bare failure."""

import json
from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag
from django.utils.log import log_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from campaign.web.failures.outages import away_problem, is_outage, logged_outage
from campaign.web.failures.problems import PROBLEM_JSON, Problem

View = Callable[..., HttpResponse]


def public_endpoint(view: View) -> View:
    """Wrap a view of a public API, whose answers are the same for everybody.

    The visitor's session is put aside, so no answer can depend on it or tell caches to keep it apart.
    GET and HEAD carry an ETag and answer 304; HEAD is answered as GET, and the server drops the body.
    OPTIONS names the methods. No CSRF token is asked for, since no ambient authority is used. What fails,
    by status or by exception, answers problem details.
    """

    @wraps(view)
    def endpoint(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        request.user, request.session = AnonymousUser(), {}  # type: ignore[assignment]  # nothing is kept in it
        if "HTTP_AUTHORIZATION" in request.META:
            return kept_apart(_without_bare_errors(request, _answer(view, request, *args, **kwargs)))
        if request.method not in ("GET", "HEAD"):
            return _without_bare_errors(request, _answer(view, request, *args, **kwargs))
        response = _answer(view, request, *args, **kwargs)
        if response.status_code == 200:
            set_response_etag(response)
        return _without_bare_errors(request, _conditional(request, response))

    return csrf_exempt(endpoint)


def kept_apart(response: HttpResponse) -> HttpResponse:
    """No cache keeps what was answered to a key, or gives it to anybody else."""
    response.headers["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Authorization"])
    return response


def _answer(view: View, request: HttpRequest, *args, **kwargs) -> HttpResponse:
    method = request.method
    if method == "HEAD":
        request.method = "GET"
    try:
        response = view(request, *args, **kwargs)
        if not getattr(response, "is_rendered", True):
            response.render()
    except Exception as error:
        response = problem_for(request, error)
    finally:
        request.method = method
    return response


def problem_for(request: HttpRequest, error: Exception) -> HttpResponse:
    """The problem details for an exception; what is our own fault is reported to Django's logs and signal."""
    if isinstance(error, Problem):
        return error.response()
    if isinstance(error, Http404):
        return Problem(404, _("There is nothing at this address.")).response()
    if isinstance(error, RequestDataTooBig):
        return Problem(413, _("That is more than this address takes.")).response()
    if isinstance(error, SuspiciousOperation | BadRequest):
        return Problem(400, _("This can’t be read.")).response()
    got_request_exception.send(sender=None, request=request)
    if is_outage(error):
        return logged_outage(away_problem().response(), error=error)
    problem = Problem(500, _("Something went wrong on our side. It was reported; please try again later."))
    response = problem.response()
    log_response("%s: %s", problem.title, request.path, response=response, request=request, exception=error)
    return response


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code != 200:
        return response
    return get_conditional_response(request, etag=response.get("ETag"), response=response) or response


def _without_bare_errors(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code < 400 or response.get("Content-Type") == PROBLEM_JSON:
        return response
    headers = {}
    if response.has_header("Allow"):
        methods = {method.strip() for method in response["Allow"].split(",")} | {"OPTIONS"}
        if "GET" in methods:
            methods.add("HEAD")
        headers["Allow"] = ", ".join(sorted(methods))
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers=headers)
            del response["Content-Type"]
            return response
    return Problem(response.status_code, _said(response), headers=headers).response()


def _said(response: HttpResponse) -> str:
    """What Wagtail's API and Django REST framework say of an error in JSON of their own."""
    if "json" not in response.get("Content-Type", ""):
        return ""
    said = json.loads(response.content)
    return str(said.get("message") or said.get("detail") or "") if isinstance(said, dict) else ""

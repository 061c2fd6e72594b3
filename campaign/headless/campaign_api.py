"""The campaign's own API: a NinjaAPI whose endpoints are public, strict, and fail in one form."""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from itertools import chain
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, URLPattern, URLResolver, re_path, resolve
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.renderers import JSONRenderer

from campaign.headless.cache_headers import public_for
from campaign.headless.endpoints import problem_for, public_endpoint
from campaign.headless.requests.in_language import in_asked_language
from campaign.headless.requests.plain_words import in_plain_words
from campaign.headless.requests.request_validation import OnceParsed, only_what_it_takes
from campaign.web.failures.problems import (
    PROBLEM_JSON,
    FieldProblem,
    Problem,
    ProblemDetails,
    body_problem,
    nothing_here,
)

SCHEMA_MAX_AGE = 300

# In RFC 9110's words; Python's own differ between its versions.
MEANINGS = {
    200: "The answer.",
    202: "It was taken in.",
    400: "The body is not JSON.",
    401: "No key was sent where one is needed, or one that does not work.",
    403: "The key is for something else.",
    404: "There is nothing at this address, or it is not public.",
    409: "It can't be done in the present state.",
    413: "The body is too long.",
    415: "The body is not declared as JSON.",
    422: "Something in the query or the body is not valid; `errors` says what.",
    429: "Too many requests from one network; `Retry-After` says when to try again.",
}


def answers(schema: Any, *problems: int, status: int = 200) -> dict[int, Any]:
    """An endpoint's ``response``: what it answers when all is well, and the statuses of its problems."""
    return {status: schema} | dict.fromkeys(problems, ProblemDetails)


class ReadableJSON(JSONRenderer):
    """Letters as they are, in UTF-8: shorter than escapes in every script but the Latin one."""

    json_dumps_params = {"ensure_ascii": False}


class HeadlessAPI(NinjaAPI):
    def __init__(self, *, security_schemes: Mapping[str, Any] | None = None, **options: Any) -> None:
        """``security_schemes``: the document's, by name, which the extras of Ninja can't add to its components."""
        self.security_schemes = security_schemes or {}
        usual: dict[str, Any] = {
            "parser": OnceParsed(),
            "renderer": ReadableJSON(),
            "docs_decorator": public_for(SCHEMA_MAX_AGE),
        }
        super().__init__(**usual | options)
        self.add_decorator(only_what_it_takes, mode="view")
        self.add_decorator(in_asked_language, mode="view")
        for error, handler in HANDLERS.items():
            self.add_exception_handler(error, handler)

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        patterns = super()._get_urls()
        for pattern in patterns:
            if pattern.callback:
                pattern.callback = public_endpoint(pattern.callback)
        return [*patterns, re_path(r"", _missing_slash_or_nothing)]

    def get_openapi_schema(self, **options: Any) -> dict[str, Any]:
        document = super().get_openapi_schema(**options)
        for operations in document["paths"].values():
            for operation in operations.values():
                _describe_answers(operation["responses"])
        _drop_unused(document)
        _drop_defaults(document)
        if self.security_schemes:
            document["components"]["securitySchemes"] = self.security_schemes
        return document


def _describe_answers(responses: dict[int, dict[str, Any]]) -> None:
    for status, response in responses.items():
        response["description"] = MEANINGS[status]
        if status >= HTTPStatus.BAD_REQUEST:
            (schema,) = response["content"].values()
            response["content"] = {PROBLEM_JSON: schema}


def _drop_unused(document: dict[str, Any]) -> None:
    """Ninja lists the groups of query parameters as schemas too, which nothing refers to."""
    schemas = document["components"]["schemas"]
    text = json.dumps(document)
    unused = [name for name in schemas if f'"#/components/schemas/{name}"' not in text]
    for name in unused:
        del schemas[name]
    if unused:  # what only they referred to
        _drop_unused(document)


def _drop_defaults(document: dict[str, Any]) -> None:
    """What may be left out of a body has no default in its schema: generated clients would send it each time."""
    for operation in chain.from_iterable(operations.values() for operations in document["paths"].values()):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            name = content["schema"]["$ref"].rpartition("/")[2]
            for schema in document["components"]["schemas"][name]["properties"].values():
                schema.pop("default", None)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return invalid_problem(error).response()


def invalid_problem(error: ValidationError) -> Problem:
    """What is wrong with the query or the body, each field by its name."""
    errors = [_field_problem(entry) for entry in error.errors]
    return Problem(422, _("Some of what was sent is not valid."), errors=errors)


def _field_problem(entry: dict[str, Any]) -> FieldProblem:
    source, *path = entry["loc"]
    message = in_plain_words(entry)
    if source == "body":
        return body_problem(path[1:], message)  # the first step is the name of the view's argument
    return FieldProblem(field=str(path[-1]), message=message)


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return Problem(error.status_code, error.message).response()


# Ninja has handlers of its own for the first two.
HANDLERS: dict[type[Exception], Callable[..., HttpResponse]] = {
    Exception: problem_for,
    Http404: problem_for,
    ValidationError: _invalid,
    HttpError: _http_error,
}


@csrf_exempt
def _missing_slash_or_nothing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """A redirect that keeps method and body (308) where only the last slash is missing; 404 for all else."""
    if not request.path.endswith("/"):
        try:
            found = resolve(f"{request.path_info}/").func is not _missing_slash_or_nothing
        except Resolver404:
            found = False
        if found:
            query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
            redirect = HttpResponsePermanentRedirect(f"{request.path}/{query}")
            redirect.status_code = HTTPStatus.PERMANENT_REDIRECT
            del redirect["Content-Type"]
            return redirect
    return nothing_here(request)

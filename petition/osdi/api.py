"""The API of the Open Supporter Data Interface: answers in HAL, errors that OSDI's clients read too."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError

from campaign.headless.campaign_api import HeadlessAPI, ReadableJSON, invalid_problem
from campaign.web.failures.problems import Problem
from petition.osdi.router import router

# What a client can do nothing about but wait is no invalid resource.
CODES = {400: "INVALID", 422: "INVALID", 409: "CLOSED", 429: "TOO_MANY"}


class HAL(ReadableJSON):
    media_type = "application/hal+json"


class OsdiAPI(HeadlessAPI):
    def __init__(self, **options: Any) -> None:
        super().__init__(renderer=HAL(), **options)
        handlers: dict[type[Exception], Callable[..., HttpResponse]] = {Problem: _problem, ValidationError: _invalid}
        for error, handler in handlers.items():
            self.add_exception_handler(error, handler)


def osdi_problem(problem: Problem) -> Problem:
    """The problem with OSDI's error object beside it; an invalid resource is 400 in OSDI, not 422."""
    status = 400 if problem.status == 422 else problem.status
    descriptions = [
        {"error_code": CODES.get(status, "ERROR"), "description": error.message, "properties": [error.field]}
        for error in problem.errors
    ] or [{"error_code": CODES.get(status, "ERROR"), "description": problem.detail}]
    resource = {"resource": "osdi:signature", "response_code": status, "error_descriptions": descriptions}
    error = {"request_type": "atomic", "response_code": status, "resource_status": [resource]}
    return Problem(
        status, problem.detail, errors=problem.errors, headers=problem.headers, members={"osdi:error": error}
    )


def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return (osdi_problem(problem) if request.method == "POST" else problem).response()


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return _problem(request, invalid_problem(error))


osdi_api = OsdiAPI(
    title="Open Supporter Data Interface",
    version="1.0.0",
    description="Petitions and their public signatures as OSDI has them, in HAL. No key is needed. Begin at the entry "
    "point and follow `_links`.",
    urls_namespace="osdi",
)
osdi_api.add_router("", router)

"""Errors as problem details (RFC 9457), the only form in which the campaign's API fails."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import Schema
from pydantic import Field

from campaign.core.text.cleaning import BROKEN, UNSTORABLE

PROBLEM_JSON = "application/problem+json"
# Their names in RFC 9110, which Python adopted in later versions only.
TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}


class FieldProblem(Schema):
    field: str = Field(description="The parameter or the field; parts of a nested one are joined by dots.")
    pointer: str | None = Field(
        default=None,
        description="Where it stands in the body sent, as a JSON Pointer (RFC 6901); null for a parameter or a header.",
    )
    message: str = Field(description="What is wrong, in words that can be shown beside the field.")


class ProblemDetails(Schema):
    """Problem details by RFC 9457, with one entry in `errors` for each field that is wrong."""

    type: str = Field(default="about:blank", description="`about:blank`: the status says which kind it is.")
    title: str = Field(description="The status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What happened, in a sentence.")
    errors: list[FieldProblem] = Field(default_factory=list)


class Problem(Exception):  # noqa: N818 - RFC 9457's own word
    """Stops a request: raise it anywhere below an endpoint, and the client is answered problem details."""

    def __init__(
        self,
        status: int,
        detail: str | Promise = "",
        *,
        errors: Iterable[FieldProblem] = (),
        headers: Mapping[str, str] | None = None,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        """``members`` are extensions, which RFC 9457 (3.2) allows beside its own."""
        self.status = HTTPStatus(status).value
        self.title = TITLES.get(self.status, HTTPStatus(status).phrase)
        self.detail = str(detail) or f"{self.title}."
        self.errors = list(errors)
        self.headers = dict(headers or {})
        self.members = dict(members or {})
        super().__init__(self.detail)

    def response(self) -> HttpResponse:
        details = ProblemDetails(title=self.title, status=self.status, detail=self.detail, errors=self.errors)
        text = json.dumps(details.model_dump() | self.members, ensure_ascii=False)
        return HttpResponse(
            UNSTORABLE.sub(BROKEN, text),  # the names of fields are the sender's
            status=self.status,
            content_type=PROBLEM_JSON,
            headers={"Cache-Control": "no-store"} | self.headers,
        )


def body_problem(path: Iterable[str | int], message: object) -> FieldProblem:
    """What is wrong with one part of the body; ``path`` leads to it from the outside in."""
    steps = [str(step) for step in path]
    pointer = "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps)
    return FieldProblem(field=".".join(steps), pointer=pointer, message=str(message))


@csrf_exempt
def nothing_here(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """404 for every address under the APIs that no endpoint has."""
    return Problem(404, _("There is nothing at this address.")).response()

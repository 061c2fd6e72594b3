"""What an endpoint takes: parameters it names, JSON it can store, and nothing else."""

import json
import re
from collections.abc import Callable, Iterator
from functools import wraps
from inspect import unwrap
from typing import Annotated, Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.operation import Operation
from ninja.parser import Parser
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from campaign.core.text.cleaning import UNSTORABLE
from campaign.core.text.lists import listed
from campaign.web.failures.problems import FieldProblem, Problem, body_problem

MAX_BODY = 64 * 1024
JSON_TYPE = re.compile(r"application/(json|[\w.+-]+\+json)\s*(;|$)", re.IGNORECASE)
NOT_STORABLE = gettext_lazy("Take out the null characters and the broken characters.")


def _storable(text: str) -> str:
    if UNSTORABLE.search(text):
        raise ValueError(str(NOT_STORABLE))
    return text


Text = Annotated[str, AfterValidator(_storable), Field(json_schema_extra={"pattern": r"^[^\u0000]*$"})]
"""A text parameter that a database can look for."""


def never_null(schema: dict[str, Any]) -> None:
    """For ``json_schema_extra``: a parameter that may be left out is there or not, it has no null."""
    kind = next(option for option in schema.pop("anyOf") if option.get("type") != "null")
    schema.update(kind)


def never_empty(schema: dict[str, Any]) -> None:
    """For ``json_schema_extra``: a text that a form requires, so that one answer names everything that is wrong."""
    schema.pop("default", None)
    schema["minLength"] = 1


def email_address(schema: dict[str, Any]) -> None:
    """For ``json_schema_extra``: an address that a form requires."""
    never_empty(schema)
    schema["format"] = "email"


class Body(BaseModel):
    """A JSON body: each value of its own type, no unknown field. What is required, the form says."""

    max_bytes: ClassVar[int] = MAX_BODY

    model_config = ConfigDict(extra="forbid", strict=True)


class OnceParsed(Parser):
    """Hands Ninja the JSON that ``only_what_it_takes`` has read."""

    def parse_body(self, request: HttpRequest) -> Any:
        return request.json


def only_what_it_takes(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse unknown and repeated parameters, and a body that is too long, not JSON or can't be stored."""
    operation: Operation = unwrap(run).__self__
    names = names_in_query(operation)
    bodies = [field.annotation for model in _models(operation, "body") for field in model.model_fields.values()]
    max_bytes = max((body.max_bytes for body in bodies), default=0)

    @wraps(run)
    def strict(request: HttpRequest, **path: Any) -> HttpResponse:
        try:
            _check_query(request, names)
            if bodies:
                request.json = _parsed(request, max_bytes)
        except Problem as problem:
            return problem.response()
        return run(request, **path)

    return strict


def names_in_query(operation: Operation) -> set[str]:
    """The parameters that an endpoint takes behind the question mark."""
    return {name for model in _models(operation, "query") for name in model.__ninja_flatten_map__}


def _models(operation: Operation, source: str) -> Iterator[Any]:
    return (model for model in operation.models if model.__ninja_param_source__ == source)


def _check_query(request: HttpRequest, names: set[str]) -> None:
    unknown, repeated = _("Unknown parameter."), _("Give this parameter once.")
    errors = [
        FieldProblem(field=name, message=repeated if name in names else unknown)
        for name, values in request.GET.lists()
        if name not in names or len(values) > 1
    ]
    if errors:
        known = listed(sorted(names)) or "–"
        words = _("The query is not understood. Parameters of this address: %(names)s.") % {"names": known}
        raise Problem(422, words, errors=errors)


def _parsed(request: HttpRequest, max_bytes: int) -> Any:
    if not JSON_TYPE.match(request.content_type or ""):
        raise Problem(415, _("Send JSON, with the header Content-Type: application/json."))
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Problem(415, _("Send the JSON as it is, without a Content-Encoding."))
    if int(request.META.get("CONTENT_LENGTH") or 0) > max_bytes or len(request.body) > max_bytes:
        raise Problem(413, _("Send at most %(number)d bytes.") % {"number": max_bytes})
    try:
        data = json.loads(request.body.decode(), parse_constant=_no_json)
    except (ValueError, RecursionError):
        raise Problem(400, _("The body is not valid JSON in UTF-8.")) from None
    unstorable = [body_problem(path, NOT_STORABLE) for path, text in _texts(data) if UNSTORABLE.search(text)]
    if unstorable:
        raise Problem(422, _("Some of the text can’t be stored."), errors=unstorable)
    return data


def _no_json(constant: str) -> None:
    raise ValueError(constant)


def _texts(data: Any) -> Iterator[tuple[tuple, str]]:
    """All texts in the data, keys included, each with the path to it. A stack, since depth is the sender's choice."""
    waiting: list[tuple[tuple, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting += [(path, key) for key in value]
            waiting += [((*path, key), part) for key, part in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, place), part) for place, part in enumerate(value)]

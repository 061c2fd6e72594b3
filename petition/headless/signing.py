"""The API's door for signing: JSON in, through the same form and the same verb as every other door."""

from typing import Any

from django.utils.translation import override

from campaign.core.api.problems import FieldProblem, Problem, body_problem
from campaign.core.languages.addresses import language_of
from campaign.core.rate_limits import RateLimitError
from petition.abuse.puzzle import FIELD as PUZZLE
from petition.abuse.puzzle import is_solved
from petition.forms import SignForm
from petition.headless.form_schema import json_type
from petition.headless.schemas import SignatureIn
from petition.headless.senders import Sender
from petition.models import PetitionPage
from petition.question_fields import ANSWER_PREFIX
from petition.signing import Outcome, sign

INVALID = "Some of what was sent is not valid."
CLOSED = "This petition is closed: it takes no more signatures."
TOO_MANY = "Too many were sent from here. Try again later."
JSON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
    "integer": (int,),
    "array": (list,),
}
WRONG_TYPE = {
    "string": "Send a text.",
    "boolean": "Send true or false.",
    "number": "Send a number.",
    "integer": "Send a whole number.",
    "array": "Send a list of texts.",
}


def accept_signature(
    petition: PetitionPage, signature: SignatureIn, sender: Sender, *, form: SignForm | None = None
) -> dict[str, str]:
    """Sign in the petition's language, and say what the public is told.

    ``form`` is the petition's empty form, where it is made already.
    Raises a Problem: 409 where it is closed, 422 for what is wrong, 429 where the sender sent too many.
    """
    with override(language_of(petition)):
        return _accept(petition, signature, sender, form or SignForm(petition=petition))


def _accept(petition: PetitionPage, signature: SignatureIn, sender: Sender, form: SignForm) -> dict[str, str]:
    if not petition.is_open():
        raise Problem(409, CLOSED)
    values = signature.model_dump(exclude_unset=True)
    said = {name: values.pop(name, None) for name in ("source", "consent_version")}
    solution = {PUZZLE: values.pop(PUZZLE, ""), "email": values.get("email", "")}
    values |= {f"{ANSWER_PREFIX}{name}": value for name, value in values.pop("answers", {}).items()}
    form = form.filled_in(values)
    try:
        errors = sender.misfits(**said) + _misfits(form, values) or _form_errors(form)
        if errors:
            sender.check_tries()
            raise Problem(422, INVALID, errors=errors)
        sender.check_rate()
        outcome = sign(
            petition=petition,
            submission=form.submission(proved=sender.is_trusted or is_solved(solution)),
            visit=sender.visit(language_of(petition), **said),
            door=sender.door,
        )
    except RateLimitError as error:
        raise Problem(429, TOO_MANY, headers={"Retry-After": str(error.retry_after)}) from error
    if outcome is Outcome.CLOSED:
        raise Problem(409, CLOSED)
    return {"status": "accepted", "confirmation": "required" if outcome is Outcome.TO_CONFIRM else "none"}


def _misfits(form: SignForm, values: dict[str, Any]) -> list[FieldProblem]:
    """What this petition does not ask, and values of another JSON type than asked."""
    errors = []
    for name, value in values.items():
        if name not in form.fields:
            errors.append(body_problem(_path(name), "This petition does not ask for it."))
        elif not _is_of_type(value, kind := json_type(form.fields[name])):
            errors.append(body_problem(_path(name), WRONG_TYPE[kind]))
    return errors


def _is_of_type(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    if kind == "array":
        return isinstance(value, list) and all(isinstance(entry, str) for entry in value)
    return isinstance(value, JSON_TYPES[kind])


def _form_errors(form: SignForm) -> list[FieldProblem]:
    return [body_problem(_path(name), message) for name, messages in form.errors.items() for message in messages]


def _path(name: str) -> list[str]:
    """Where a form's field stands in the body."""
    if name == "__all__":
        return []
    if name.startswith(ANSWER_PREFIX):
        return ["answers", name.removeprefix(ANSWER_PREFIX)]
    return [name]

"""The API's channel for signing: JSON in, through the same form and the same verb as every other channel."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from campaign.core.languages.language_prefix import language_of
from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.web.failures.problems import FieldProblem, Problem, body_problem
from campaign.web.forms.waiting import Wait
from petition.abuse.puzzle import FIELD as PUZZLE
from petition.abuse.puzzle import Proof, proof_of
from petition.api.form_schema import CAME_BY, json_type
from petition.api.schemas import SignatureIn
from petition.api.senders import Sender
from petition.form.forms import SignForm
from petition.form.question_fields import ANSWER_PREFIX
from petition.models import PetitionPage
from petition.signing.sign import Outcome, sign

# What a body says of how the signer came, beside the fields of the form.
SAID = (*CAME_BY, "consent_version")
CLOSED = gettext_lazy("This petition is closed: it takes no more signatures.")
JSON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
    "integer": (int,),
    "array": (list,),
}
WRONG_TYPE = {
    "string": gettext_lazy("Send a text."),
    "boolean": gettext_lazy("Send true or false."),
    "number": gettext_lazy("Send a number."),
    "integer": gettext_lazy("Send a whole number."),
    "array": gettext_lazy("Send a list of texts."),
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
    said = {name: values.pop(name, None) for name in SAID}
    solution = {PUZZLE: values.pop(PUZZLE, ""), "email": values.get("email", "")}
    values |= {f"{ANSWER_PREFIX}{name}": value for name, value in values.pop("answers", {}).items()}
    form = form.filled_in(values)
    try:
        errors = sender.misfits(said) + _misfits(form, values) or _form_errors(form)
        if errors:
            sender.check_tries()
            raise Problem(422, _("Some of what was sent is not valid."), errors=errors)
        sender.check_rate()
        signed = sign(
            petition=petition,
            submission=form.submission(proved=Proof.SOLVED if sender.is_trusted else proof_of(solution)),
            visit=sender.visit(language_of(petition), said),
            channel=sender.channel,
        )
    except RateLimitError as error:
        wait = Wait.of(error)
        # Who has no key may work for it in place of waiting.
        harder = {} if sender.is_trusted else {"puzzle": f"{reverse('signature_puzzle')}?harder"}
        raise Problem(429, wait.sentence, headers=wait.headers, members=wait.members | harder) from error
    if signed.outcome is Outcome.CLOSED:
        raise Problem(409, CLOSED)
    return {"status": "accepted", "confirmation": "required" if signed.outcome is Outcome.TO_CONFIRM else "none"}


def _misfits(form: SignForm, values: dict[str, Any]) -> list[FieldProblem]:
    """What this petition does not ask, and values of another JSON type than asked."""
    errors = []
    for name, value in values.items():
        if name not in form.fields:
            errors.append(body_problem(_path(name), _("This petition does not ask for it.")))
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
    """Where a form's field is in the body."""
    if name == "__all__":
        return []
    if name.startswith(ANSWER_PREFIX):
        return ["answers", name.removeprefix(ANSWER_PREFIX)]
    return [name]

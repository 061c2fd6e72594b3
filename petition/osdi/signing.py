"""OSDI's helper for signing: its words put into those of the JSON API, through which it goes."""

from collections.abc import Sequence
from typing import Any, TypeVar

from campaign.web.failures.problems import FieldProblem, Problem, body_problem
from petition.api.schemas import SignatureIn
from petition.api.senders import Sender
from petition.api.signing import accept_signature
from petition.form.ages import is_asked_of
from petition.form.forms import ASKED_ABOUT, shows_comments
from petition.form.question_fields import ANSWER_PREFIX, question_fields
from petition.form.version import FIELD as FORM_VERSION
from petition.form.version import LONGEST as LONGEST_VERSION
from petition.models import PetitionPage
from petition.osdi.schemas import EmailAddress, PostalAddress, RecordSignature, ReferrerData

SUBSCRIBED = "subscribed"
Address = TypeVar("Address", EmailAddress, PostalAddress)


def record_signature(petition: PetitionPage, sent: RecordSignature, sender: Sender) -> None:
    """Sign as the JSON API does; what the petition does not ask is left out. Raises its Problems, with the places
    of errors as the client sent them."""
    email_at, email = _primary(sent.person.email_addresses)
    postal_at, postal = _primary(sent.person.postal_addresses)
    try:
        accept_signature(petition, SignatureIn(**_values(petition, sent, email, postal)), sender)
    except Problem as problem:
        errors = [_placed(error, email_at, postal_at) for error in problem.errors]
        raise Problem(problem.status, problem.detail, errors=errors, headers=problem.headers) from problem


def _values(
    petition: PetitionPage, sent: RecordSignature, email: EmailAddress | None, postal: PostalAddress | None
) -> dict[str, Any]:
    said = sent.person.custom_fields
    asked = {name.removeprefix(ANSWER_PREFIX) for name in question_fields(petition)}
    values = {
        "given_name": sent.person.given_name,
        "family_name": sent.person.family_name or "",
        "email": email.address if email else "",
        "subscribe": email is not None and email.status == SUBSCRIBED,
        "show_name": said.get("show_name") is True,
        **_more_of(petition, said),
        "answers": {name: value for name, value in said.items() if name in asked},
        **_came_by(sent.referrer_data),
    }
    if isinstance(version := said.get(FORM_VERSION), str):
        values[FORM_VERSION] = version[:LONGEST_VERSION]
    if isinstance(solution := said.get("altcha"), str):
        values["altcha"] = solution[:4096]
    more = {"comment": sent.comments}
    if postal:
        more |= {"postal_code": postal.postal_code, "country": postal.country, "city": postal.locality}
    for name in ASKED_ABOUT:
        if getattr(petition, f"ask_{name}") != PetitionPage.Ask.NO and more.get(name):
            values[name] = more[name]
    return values


def _came_by(said: ReferrerData | None) -> dict[str, str]:
    """OSDI's ``referrer`` is the code of who brought the person: a partner's name in links."""
    return {"source": said.source or "", "partner": said.referrer or ""} if said else {"source": "", "partner": ""}


def _more_of(petition: PetitionPage, said: dict[str, Any]) -> dict[str, Any]:
    """What only some petitions ask, from the custom fields."""
    more: dict[str, Any] = {}
    if said.get("show_comment") is True and shows_comments(petition):
        more["show_comment"] = True
    if is_asked_of(petition) and isinstance(age := said.get("age"), str):
        more["age"] = age[:20]
    return more


def _primary(addresses: Sequence[Address]) -> tuple[int, Address | None]:
    """The one that is marked as the primary one, else the first; with its place in the list."""
    for place, address in enumerate(addresses):
        if address.primary:
            return place, address
    return 0, addresses[0] if addresses else None


def _placed(error: FieldProblem, email_at: int, postal_at: int) -> FieldProblem:
    name, _dot, rest = error.field.partition(".")
    email: list[str | int] = ["person", "email_addresses", email_at]
    postal: list[str | int] = ["person", "postal_addresses", postal_at]
    paths: dict[str, list[str | int]] = {
        "given_name": ["person", "given_name"],
        "family_name": ["person", "family_name"],
        "email": [*email, "address"],
        "subscribe": [*email, "status"],
        "postal_code": [*postal, "postal_code"],
        "country": [*postal, "country"],
        "city": [*postal, "locality"],
        "comment": ["comments"],
        "answers": ["person", "custom_fields", *([rest] if rest else [])],
        "show_name": ["person", "custom_fields", "show_name"],
        FORM_VERSION: ["person", "custom_fields", FORM_VERSION],
        "show_comment": ["person", "custom_fields", "show_comment"],
        "age": ["person", "custom_fields", "age"],
        "source": ["referrer_data", "source"],
        "partner": ["referrer_data", "referrer"],
    }
    return body_problem(paths.get(name, []), error.message)

"""An organization adds itself through the headless API; reading is in ``api_reading``, on the same router."""

import json
from base64 import b64decode
from typing import Any, ClassVar, Literal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Schema, Status
from pydantic import ConfigDict, Field

from campaign.core.api.headless import answers
from campaign.core.api.problems import Problem, body_problem
from campaign.core.api.repeating import IdempotencyKey, once
from campaign.core.api.strictness import Body, email_address, never_empty, never_null
from campaign.core.networks import client_network
from campaign.core.rate_limits import RateLimitError
from endorsers.forms import EndorsementForm
from endorsers.headless.reading import router
from endorsers.models import Endorser
from endorsers.rates import check_sending
from endorsers.submitting import submit_endorsement

INVALID = "Some of what was sent is not valid."
TOO_MANY = "Too many endorsements came from this network. Try again later."


class LogoIn(Body):
    """A picture file: PNG, JPEG, WebP or SVG, at most 4000 by 4000 pixels."""

    data: str = Field(description="The file in Base64 (RFC 4648); it may have 1.8 million bytes.")
    name: str = Field("", max_length=200, description="Its name, such as `logo.png`.")


class EndorsementIn(Body):
    """What an organization sends. The contact is never shown."""

    # Less than what Django reads into memory (DATA_UPLOAD_MAX_MEMORY_SIZE).
    max_bytes: ClassVar[int] = 2_500_000

    model_config = ConfigDict(
        json_schema_extra={
            "required": ["name", "scope", "contact_name", "contact_email", "authorized"],
            "examples": [
                {
                    "name": "River Communities Network",
                    "website": "https://rivers.example.org/",
                    "scope": "local",
                    "region": "Ohio",
                    "quote": "A mine that poisons its river powers nobody’s future.",
                    "contact_name": "Amara Example",
                    "contact_role": "Director",
                    "contact_email": "amara@rivers.example.org",
                    "authorized": True,
                    "may_contact": False,
                }
            ],
        }
    )

    name: str = Field("", max_length=200, json_schema_extra=never_empty)
    website: str = Field("", max_length=200)
    scope: Literal["national", "local"] | None = Field(None, json_schema_extra=never_null)
    region: str = Field("", max_length=80, description="Required for a local organization.")
    quote: str = Field("", max_length=600)
    logo: LogoIn | None = Field(None, json_schema_extra=never_null)
    contact_name: str = Field("", max_length=120, json_schema_extra=never_empty)
    contact_role: str = Field("", max_length=120)
    contact_email: str = Field("", max_length=254, json_schema_extra=email_address)
    authorized: bool = Field(False, description="The sender may speak for the organization: must be true.")
    may_show_logo: bool = Field(False, description="The campaign may show the logo: must be true where one is sent.")
    may_contact: bool = Field(False, description="The contact may be written to about the campaign's next steps.")
    different_organization: bool = Field(
        False, description="Send it although an endorsement with this name or website is here or waits (422 on `name`)."
    )


class EndorsementAccepted(Schema):
    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "accepted", "confirmation": "required"}]})

    status: Literal["accepted"]
    confirmation: Literal["required"] = Field(
        description="A mail was sent to the contact; the endorsement is read once its link was confirmed."
    )


@router.post(
    "/",
    response=answers(EndorsementAccepted, 400, 409, 413, 415, 422, 429, status=202),
    operation_id="addEndorser",
    summary="Add your organization",
)
def add_endorser(request: HttpRequest, endorsement: EndorsementIn, idempotency_key: IdempotencyKey) -> Status:
    """An organization endorses. It is shown once its contact confirmed by mail and an editor has published it."""
    try:
        check_sending(request)
    except RateLimitError as error:
        raise Problem(429, TOO_MANY, headers={"Retry-After": str(error.retry_after)}) from error
    values = endorsement.model_dump(exclude_unset=True)
    accepted = once(
        lambda: _accept(values),
        key=idempotency_key,
        scope=f"endorse {client_network(request)}",
        body=json.dumps(values, sort_keys=True),
    )
    return Status(202, accepted)


def _accept(values: dict[str, Any]) -> dict[str, str]:
    form = EndorsementForm(values, _files(values.pop("logo", None)))
    if not form.is_valid():
        errors = [
            body_problem([] if name == "__all__" else [name], message)
            for name, messages in form.errors.items()
            for message in messages
        ]
        raise Problem(422, INVALID, errors=errors)
    submit_endorsement(endorsement=form.endorsement(), source=Endorser.Source.API, language=get_language() or "")
    return {"status": "accepted", "confirmation": "required"}


def _files(logo: dict[str, str] | None) -> dict[str, SimpleUploadedFile]:
    """The logo as the form takes it. Raises a Problem where it is not Base64."""
    if not logo:
        return {}
    try:
        data = b64decode(logo["data"], validate=True)
    except ValueError as error:
        raise Problem(422, INVALID, errors=[body_problem(["logo", "data"], "Send the file in Base64.")]) from error
    return {"logo": SimpleUploadedFile(logo.get("name") or "logo", data)}

"""An organization adds itself through the headless API, on the router of ``reading`` and ``facets``."""

import json
from base64 import b64decode
from typing import Any, ClassVar, Literal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Query, Schema, Status
from ninja.decorators import decorate_view
from pydantic import ConfigDict, Field

from campaign.headless.cache_headers import public_for
from campaign.headless.campaign_api import answers
from campaign.headless.requests.idempotency import IdempotencyKey, once
from campaign.headless.requests.in_language import InLanguage
from campaign.headless.requests.request_validation import Body, email_address, never_empty, never_null
from campaign.runtime.network.networks import client_network
from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.web.failures.problems import Problem, body_problem
from campaign.web.forms.waiting import Wait
from endorsers.abuse.rates import check_sending
from endorsers.api.facets import router
from endorsers.api.form_schema import form_schema
from endorsers.form.forms import EndorsementForm
from endorsers.form.version import FIELD as FORM_VERSION
from endorsers.models import Endorser
from endorsers.pages.opening import takes_organizations
from endorsers.signing.submitting import submit_endorsement

WORDS_KEPT = 60


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
    quote_speaker: str = Field("", max_length=160, description="Who says it: name and role, shown beside the words.")
    logo: LogoIn | None = Field(None, json_schema_extra=never_null)
    contact_name: str = Field("", max_length=120, json_schema_extra=never_empty)
    contact_role: str = Field("", max_length=120)
    contact_email: str = Field("", max_length=254, json_schema_extra=email_address)
    authorized: bool = Field(False, description="The sender may speak for the organization: must be true.")
    may_show_logo: bool = Field(False, description="The campaign may show the logo: must be true where one is sent.")
    may_contact: bool = Field(False, description="The contact may be written to about the campaign's next steps.")
    form_version: str = Field(
        "",
        max_length=4000,
        description="From `GET /endorsers/form/`: the words that the sender saw beside the boxes. An older one is kept "
        "as what was shown; left out, the words of today are.",
    )
    different_organization: bool = Field(
        False, description="Send it although an endorsement with this name or website is here or waits (422 on `name`)."
    )


class EndorsementAccepted(Schema):
    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "accepted", "confirmation": "required"}]})

    status: Literal["accepted"]
    confirmation: Literal["required"] = Field(
        description="A mail was sent to the contact; the endorsement is read once its link was confirmed."
    )


class ConsentWordsOut(Schema):
    """The form for organizations, and what stands beside its boxes, in the language that is asked for."""

    form_version: str = Field(description="Send it with the endorsement of whoever saw these words.")
    authorized: str
    may_show_logo: str
    may_contact: str
    form: dict[str, Any] = Field(description="JSON Schema (2020-12) of what an organization sends, as a petition's.")


@router.get(
    "/form/",
    response=answers(ConsentWordsOut, 400, 422),
    operation_id="readEndorserForm",
    summary="The form to endorse",
)
@decorate_view(public_for(WORDS_KEPT))
def read_form(request: HttpRequest, asked: Query[InLanguage]) -> dict[str, Any]:
    """All that a form of your own shows: fields, hints, limits, words of the boxes, and the version to send back."""
    asked.language(request)
    form = EndorsementForm()
    version = form.fields[FORM_VERSION]
    return {"form_version": version.initial, "form": form_schema(form)} | version.words


@router.post(
    "/",
    response=answers(EndorsementAccepted, 400, 409, 413, 415, 422, 429, status=202),
    operation_id="addEndorser",
    summary="Add your organization",
)
def add_endorser(
    request: HttpRequest, endorsement: EndorsementIn, idempotency_key: IdempotencyKey, asked: Query[InLanguage]
) -> Status:
    """An organization endorses. It is shown once its contact confirmed by mail and an editor has published it.

    `locale` is the language of the answer and of the mails to the contact.
    """
    asked.language(request)
    if not takes_organizations():
        raise Problem(409, _("Organizations can no longer add themselves."))
    try:
        check_sending(request)
    except RateLimitError as error:
        wait = Wait.of(error)
        raise Problem(429, wait.sentence, headers=wait.headers, members=wait.members) from error
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
        raise Problem(422, _("Some of what was sent is not valid."), errors=errors)
    submit_endorsement(endorsement=form.endorsement(), source=Endorser.Source.API, language=get_language() or "")
    return {"status": "accepted", "confirmation": "required"}


def _files(logo: dict[str, str] | None) -> dict[str, SimpleUploadedFile]:
    """The logo as the form takes it. Raises a Problem where it is not Base64."""
    if not logo:
        return {}
    try:
        data = b64decode(logo["data"], validate=True)
    except ValueError as error:
        wrong = body_problem(["logo", "data"], _("Send the file in Base64."))
        raise Problem(422, _("Some of what was sent is not valid."), errors=[wrong]) from error
    return {"logo": SimpleUploadedFile(logo.get("name") or "logo", data)}

"""Endorsing organizations in the headless API: read them, add one."""

import json
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import ConfigDict, Field

from campaign.core.api.headless import answers
from campaign.core.api.keeping import public_for
from campaign.core.api.media import ImageOut
from campaign.core.api.pagination import Items, Window, page_of
from campaign.core.api.problems import Problem, body_problem
from campaign.core.api.repeating import IdempotencyKey, once
from campaign.core.api.strictness import Body, Text, email_address, never_empty, never_null
from campaign.core.media_shapes import image_shape
from endorsers.forms import EndorsementForm
from endorsers.models import Endorser
from endorsers.submitting import submit_endorsement

router = Router(tags=["Endorsers"])

ENDORSERS_KEPT = 60


class EndorserOut(Schema):
    id: int
    name: str
    website: str = Field(description="Empty where it is not known.")
    scope: Literal["national", "local"]
    region: str = Field(description="For a state or local organization: where it works.")
    quote: str
    featured: bool
    logo: ImageOut | None


class EndorserList(Items[EndorserOut]):
    pass


class EndorserFilters(Schema):
    scope: Literal["national", "local"] | None = Field(None, json_schema_extra=never_null)
    region: Text = Field("", max_length=80, description="Such as `Ohio`; case does not matter.")
    search: Text = Field("", max_length=200, description="Part of the organization's name.")

    def narrowed(self, endorsers: QuerySet[Endorser]) -> QuerySet[Endorser]:
        if self.scope:
            endorsers = endorsers.national() if self.scope == "national" else endorsers.local()
        if self.region:
            endorsers = endorsers.in_region(self.region)
        if self.search:
            endorsers = endorsers.named_like(self.search)
        return endorsers


class EndorsementIn(Body):
    """What an organization sends. The contact is never shown."""

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
                }
            ],
        }
    )

    name: str = Field("", max_length=200, json_schema_extra=never_empty)
    website: str = Field("", max_length=200)
    scope: Literal["national", "local"] | None = Field(None, json_schema_extra=never_null)
    region: str = Field("", max_length=80, description="Required for a local organization.")
    quote: str = Field("", max_length=600)
    contact_name: str = Field("", max_length=120, json_schema_extra=never_empty)
    contact_role: str = Field("", max_length=120)
    contact_email: str = Field("", max_length=254, json_schema_extra=email_address)
    authorized: bool = Field(False, description="The sender may speak for the organization: must be true.")


class EndorsementAccepted(Schema):
    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "accepted"}]})

    status: Literal["accepted"]


@router.get("/", response=answers(EndorserList, 422), operation_id="listEndorsers", summary="Endorsing organizations")
@decorate_view(public_for(ENDORSERS_KEPT))
def list_endorsers(request: HttpRequest, window: Query[Window], filters: Query[EndorserFilters]) -> dict[str, Any]:
    """The published organizations, in the order of the site's wall: featured ones first, then by name."""
    endorsers = Endorser.objects.public().select_related("logo").prefetch_related("logo__renditions")
    page = page_of(filters.narrowed(endorsers).in_wall_order(), window)
    return page | {"items": [_shape(endorser) for endorser in page["items"]]}


@router.post(
    "/",
    response=answers(EndorsementAccepted, 400, 409, 413, 415, 422, 429, status=202),
    operation_id="addEndorser",
    summary="Add your organization",
)
def add_endorser(request: HttpRequest, endorsement: EndorsementIn, idempotency_key: IdempotencyKey) -> Status:
    """An organization endorses. It is shown once an editor has read and published it."""
    values = endorsement.model_dump(exclude_unset=True)
    accepted = once(
        lambda: _accept(values), key=idempotency_key, scope="endorse", body=json.dumps(values, sort_keys=True)
    )
    return Status(202, accepted)


def _accept(values: dict[str, Any]) -> dict[str, str]:
    form = EndorsementForm(values)
    if not form.is_valid():
        errors = [
            body_problem([] if name == "__all__" else [name], message)
            for name, messages in form.errors.items()
            for message in messages
        ]
        raise Problem(422, "Some of what was sent is not valid.", errors=errors)
    submit_endorsement(endorsement=form.endorsement())
    return {"status": "accepted"}


def _shape(endorser: Endorser) -> dict[str, Any]:
    own = ("id", "name", "website", "scope", "region", "quote", "featured")
    return {name: getattr(endorser, name) for name in own} | {"logo": image_shape(endorser.logo)}

"""One organization in the campaign's API. Loaded after the other addresses of the router: this one takes any word."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from campaign.core.signed_links import here_absolute
from campaign.headless.cache_headers import public_for
from campaign.headless.campaign_api import answers
from campaign.headless.requests.in_language import InLanguage
from campaign.web.failures.problems import Problem
from endorsers.api.posting import router
from endorsers.api.reading import ENDORSERS_KEPT, EndorserOut, endorsers_page, organizations_url, shape_of
from endorsers.kit.making import source_of
from endorsers.models import Endorser
from endorsers.pages.organization import brought_in_public, resources_of


class OwnResourceOut(Schema):
    id: int
    title: str
    url: str


class OrganizationOut(EndorserOut):
    brought: int | None = Field(
        description="How many people signed through it, up to yesterday; null below ten, or where it is not shown."
    )
    sign_url: str | None = Field(description="The petition as it presents it; null where there is none.")
    resources: list[OwnResourceOut] = Field(description="What it published, in the language that was asked for.")


@router.get(
    "/{slug}/",
    response=answers(OrganizationOut, 400, 404, 422),
    operation_id="readEndorser",
    summary="One organization",
)
@decorate_view(public_for(ENDORSERS_KEPT))
def read_endorser(request: HttpRequest, slug: Path[str], asked: Query[InLanguage]) -> dict[str, Any]:
    """By its `slug`. One that it had before finds it too: the answer says the present one."""
    asked.language(request)
    endorser = (
        Endorser.objects.public()
        .at(slug)
        .select_related("logo", "partner", "site")
        .prefetch_related("logo__renditions")
        .first()
    )
    if endorser is None:
        raise Problem(404, _("There is no such organization."))
    own = [{"id": one.pk, "title": one.title, "url": here_absolute(one.url)} for one in resources_of(endorser)]
    page = endorsers_page()
    source = source_of(endorser, endorser.site)
    return shape_of(endorser, organizations_url(page)) | {
        "brought": brought_in_public(endorser, page),
        "sign_url": source.link if source else None,
        "resources": own,
    }

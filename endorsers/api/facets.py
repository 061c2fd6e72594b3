"""What the wall can be narrowed by, with how many organizations each choice leads to."""

from collections import Counter
from typing import Any

from django.http import HttpRequest
from ninja import Query, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from campaign.core.geography.region_names import region_name
from campaign.headless.cache_headers import public_for
from campaign.headless.campaign_api import answers
from campaign.headless.facets import FacetOut
from campaign.headless.requests.in_language import InLanguage
from endorsers.api.reading import ENDORSERS_KEPT, router
from endorsers.models import Endorser
from endorsers.wall.listing import regions_with_numbers


class EndorserFacetsOut(Schema):
    scope: list[FacetOut]
    region: list[FacetOut] = Field(description="Of state or local organizations, as a reader looks for names.")


@router.get(
    "/facets/",
    response=answers(EndorserFacetsOut, 400, 422),
    operation_id="readEndorserFacets",
    summary="What can be chosen",
)
@decorate_view(public_for(ENDORSERS_KEPT))
def read_facets(request: HttpRequest, asked: Query[InLanguage]) -> dict[str, Any]:
    """How many of the published organizations are national, state or local, and how many work in each region."""
    asked.language(request)
    endorsers = Endorser.objects.public()
    scopes = Counter(endorsers.order_by().values_list("scope", flat=True))
    return {
        "scope": [
            {"value": value, "label": str(label), "count": scopes[value]}
            for value, label in Endorser.Scope.choices
            if scopes[value]
        ],
        "region": [
            {"value": name, "label": region_name(name), "count": number}
            for name, number in regions_with_numbers(endorsers)
        ],
    }

"""Endorsing organizations as other sites read them: the list, and how it grew."""

from datetime import date
from typing import Any, Literal, TypedDict

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from campaign.core.geography.region_names import region_name
from campaign.core.languages.site_pages import current_site, here
from campaign.core.media.shapes import image_shape
from campaign.headless.cache_headers import public_for, remember
from campaign.headless.campaign_api import answers
from campaign.headless.media import ImageOut
from campaign.headless.pagination import Items, Window, page_of
from campaign.headless.requests.in_language import InLanguage
from campaign.headless.requests.request_validation import Text, never_null
from endorsers.models import Endorser, EndorsersPage
from endorsers.wall.filters import narrowed
from endorsers.wall.listing import in_wall_order


class DayCount(TypedDict):
    day: date
    endorsements: int


def by_day() -> list[DayCount]:
    """The public endorsers by the day on which each was first published, oldest first."""
    return list(
        Endorser.objects.public()
        .filter(first_published_at__isnull=False)
        .annotate(day=TruncDate("first_published_at"))
        .values("day")
        .annotate(endorsements=Count("pk"))
        .order_by("day")
    )


router = Router(tags=["Endorsers"])

ENDORSERS_KEPT = 60
HISTORY_KEPT = 60


class EndorserOut(Schema):
    id: int
    slug: str = Field(description="The last part of the address of its page, and of `/endorsers/{slug}/`.")
    url: str | None = Field(description="Its page on the site; null where the site has no endorsers page.")
    name: str
    website: str = Field(description="Empty where it is not known.")
    scope: Literal["national", "local"]
    region: str = Field(description="For a state or local organization: where it works, as the language says it.")
    quote: str
    quote_speaker: str = Field(description="Who says it; empty where the organization itself does.")
    featured: bool
    logo: ImageOut | None


class EndorserList(Items[EndorserOut]):
    pass


class EndorserFilters(Schema):
    scope: Literal["national", "local"] | None = Field(None, json_schema_extra=never_null)
    region: Text = Field("", max_length=80, description="Such as `Ohio` or `OH`, however it is written.")
    search: Text = Field("", max_length=200, description="Part of the organization's name; accents do not matter.")


class EndorsementsOut(Schema):
    day: date
    endorsements: int


class EndorsementHistory(Schema):
    days: list[EndorsementsOut] = Field(description="Oldest first.")


@router.get(
    "/", response=answers(EndorserList, 400, 422), operation_id="listEndorsers", summary="Endorsing organizations"
)
@decorate_view(public_for(ENDORSERS_KEPT))
def list_endorsers(
    request: HttpRequest, window: Query[Window], filters: Query[EndorserFilters], asked: Query[InLanguage]
) -> dict[str, Any]:
    """The published organizations, in the order of the site's wall: featured ones first, then by name.

    An article before a name does not count, nor do accents: `The Éclair Fund` stands with E.
    """
    asked.language(request)  # which must be one of the site's
    page = page_of(in_wall_order(narrowed(Endorser.objects.public(), **filters.dict())), window)
    shown = Endorser.objects.select_related("logo").prefetch_related("logo__renditions").in_bulk(page["items"])
    start = organizations_url(endorsers_page())
    return page | {"items": [shape_of(shown[key], start) for key in page["items"] if key in shown]}


@router.get(
    "/history/",
    response=answers(EndorsementHistory, 422),
    operation_id="readEndorsementHistory",
    summary="How the list grew",
)
@decorate_view(public_for(HISTORY_KEPT))
def read_history(request: HttpRequest) -> dict[str, Any]:
    """Of the organizations that are listed now, how many were first listed on each day of the campaign's time zone.

    Days without any are left out.
    """
    site = current_site()
    return {"days": remember(f"endorsements-by-day:{site and site.pk}", HISTORY_KEPT, by_day)}


def endorsers_page() -> EndorsersPage | None:
    """The one that anybody may read, in the language that is spoken."""
    return here(EndorsersPage.objects.live().public()).first()


def organizations_url(page: EndorsersPage | None) -> str:
    """What the address of each organization's page begins with; empty where the site has no endorsers page."""
    return (page.full_url if page else "") or ""


def shape_of(endorser: Endorser, start: str) -> dict[str, Any]:
    """What ``EndorserOut`` says; ``start`` is ``organizations_url``."""
    own = ("id", "slug", "name", "website", "scope", "quote", "quote_speaker", "featured")
    return {name: getattr(endorser, name) for name in own} | {
        "url": f"{start}{endorser.slug}/" if start else None,
        "region": region_name(endorser.region),
        "logo": image_shape(endorser.logo, alt=endorser.name),
    }

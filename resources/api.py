"""The library of reports and letters in the headless API."""

from datetime import date as calendar_date
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from campaign.core.languages.language_prefix import language_of
from campaign.core.media.shapes import absolute, document_shape
from campaign.core.text.rich_text import rich_text_shape
from campaign.headless.cache_headers import public_for
from campaign.headless.campaign_api import answers
from campaign.headless.facets import FacetOut
from campaign.headless.media import DocumentOut, RenditionOut, RichTextOut
from campaign.headless.pagination import Changes, Items, Window, page_of
from campaign.headless.public_pages import public_pages
from campaign.headless.requests.in_language import InLanguage
from campaign.headless.requests.request_validation import Text, never_null
from resources.models import ResourcePage
from resources.models.querysets import ResourceQuerySet
from resources.pages.filters import ORDERS, facets_of, in_order

router = Router(tags=["Resources"])

RESOURCES_KEPT = 60

# The library's orders, by the names that its address has.
Order = StrEnum("Order", {"FEATURED": "featured", "NEWEST": "newest", "TITLE": "title"})
KindParameter = StrEnum("KindParameter", {value.upper(): value for value in ResourcePage.Kind.values})


class TopicOut(Schema):
    slug: str = Field(description="What `topic` takes; it stays when the name changes.")
    name: str


class ResourceOut(Schema):
    id: int
    title: str
    locale: str = Field(description="The language of its page, such as `fr`.")
    html_url: str = Field(description="The resource's page on this site.")
    kind: str = Field(description="Such as `report` or `joint_letter`.")
    kind_label: str
    byline: str
    publishers: list[str]
    date: calendar_date
    date_known: str = Field(description="The date as far as it is known: `2025-12-04`, `2025-12` or `2025`.")
    updated_note: str
    featured: bool
    topics: list[TopicOut]
    signatories: int | None = Field(description="How many organizations signed it, where that is known.")
    language: str = Field(description="The language of the resource itself, such as `es`.")
    summary: RichTextOut
    read_url: str = Field(description="Where it is read: another site or a file here; empty where only its page is.")
    document: DocumentOut | None
    cover: RenditionOut | None = Field(description="An editor's picture of it, or its PDF's first page.")
    published_at: datetime | None = Field(description="When its words were published last.")


class ResourceList(Items[ResourceOut]):
    pass


class ResourceFilters(Schema):
    kind: KindParameter | None = Field(None, json_schema_extra=never_null)
    publisher: Text = Field("", max_length=160, description="The publisher's name, as `publishers` has it.")
    topic: Text = Field("", max_length=80, description="A topic's slug, as in the library's address.")
    year: int | None = Field(None, ge=1, le=9999, json_schema_extra=never_null)
    language: Text = Field("", max_length=12, description="The code of the language that the resource itself is in.")

    def facets(self) -> dict[str, str]:
        """What is chosen of the facets, as the library's own form has it."""
        chosen = {"kind": self.kind and self.kind.value, "publisher": self.publisher, "topic": self.topic}
        return {name: str(value) for name, value in (chosen | {"year": self.year}).items() if value}

    def narrowed(self, resources: ResourceQuerySet) -> ResourceQuerySet:
        resources = resources.narrowed_by(self.facets())
        return resources.in_language(self.language) if self.language else resources


class Sorting(Schema):
    sort: Order = Field(Order("featured"), description="`featured` has those first, then the newest.")

    def of(self, resources: ResourceQuerySet) -> ResourceQuerySet:
        return ORDERS["" if self.sort.value == "featured" else self.sort.value](resources)


class FacetsOut(Schema):
    kind: list[FacetOut]
    publisher: list[FacetOut]
    topic: list[FacetOut]
    year: list[FacetOut]


@router.get("/", response=answers(ResourceList, 400, 422), operation_id="listResources", summary="The library")
@decorate_view(public_for(RESOURCES_KEPT))
def list_resources(
    request: HttpRequest,
    window: Query[Window],
    filters: Query[ResourceFilters],
    sorting: Query[Sorting],
    changes: Query[Changes],
    asked: Query[InLanguage],
) -> dict[str, Any]:
    """The published resources."""
    resources = asked.of(public_pages(ResourcePage, request), request).with_documents()
    resources = filters.narrowed(resources).prefetch_related("publishers", "topics__names")
    page = page_of(changes.among(sorting.of(resources)), window)
    return page | {"items": [_shape(resource, request) for resource in page["items"]]}


@router.get(
    "/facets/", response=answers(FacetsOut, 400, 422), operation_id="readResourceFacets", summary="What can be chosen"
)
@decorate_view(public_for(RESOURCES_KEPT))
def read_facets(request: HttpRequest, filters: Query[ResourceFilters], asked: Query[InLanguage]) -> dict[str, Any]:
    """The values of each filter that the library holds, with how many resources each leads to."""
    resources = asked.of(public_pages(ResourcePage, request), request)
    resources = resources.in_language(filters.language) if filters.language else resources
    held = facets_of(resources, filters.facets())
    return {
        name: [{"value": one.value, "label": one.label, "count": one.number} for one in in_order(name, held[name])]
        for name in FacetsOut.model_fields
    }


def _shape(resource: ResourcePage, request: HttpRequest) -> dict[str, Any]:
    return {
        "id": resource.pk,
        "title": resource.title,
        "locale": language_of(resource),
        "html_url": resource.canonical_url(request),
        "kind": resource.kind,
        "kind_label": str(resource.get_kind_display()),
        "byline": resource.byline_text,
        "publishers": resource.publisher_names,
        "date": resource.date,
        "date_known": resource.date_iso,
        "updated_note": resource.updated_note,
        "featured": resource.featured,
        "topics": [{"slug": topic.slug, "name": topic.name_here} for topic in resource.topics_by_name],
        "signatories": resource.signatories,
        "language": resource.language_code,
        "summary": rich_text_shape(resource.introduction),
        "read_url": absolute(resource.read_url) if resource.read_url else "",
        "document": document_shape(resource.document),
        "cover": resource.cover,
        "published_at": resource.last_published_at,
    }

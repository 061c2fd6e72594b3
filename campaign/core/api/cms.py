"""Wagtail's read API (v2) as this site offers it: for anybody, cacheable, and never failing on an odd query."""

import logging
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db import DataError
from django.db.models import QuerySet, prefetch_related_objects
from django.urls import URLPattern, URLResolver, path
from rest_framework.exceptions import PermissionDenied
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from wagtail.api import APIField
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page
from wagtail.utils.urlpatterns import decorate_urlpatterns

from campaign.core.api.cms_fields import (
    AbsoluteImageSerializer,
    DocumentPart,
    ImagePart,
    RichTextPageSerializer,
    TagNames,
)
from campaign.core.api.endpoints import public_endpoint
from campaign.core.api.keeping import public_for
from campaign.core.api.pagination import LARGEST_OFFSET
from campaign.core.models import BasePage
from campaign.core.page_previews import NoPreviewError, previewed_page

CONTENT_KEPT = 60
# What values of a query make databases and fields raise; a request has no other input than its query.
CAUSED_BY_THE_QUERY = (DataError, FieldError, OverflowError, TypeError, ValidationError, ValueError)

logger = logging.getLogger(__name__)


class AlwaysJSON(DefaultContentNegotiation):
    """JSON is all there is, so it is sent whatever the client would rather have (RFC 9110, 12.4.1)."""

    def select_renderer(
        self, request: Request, renderers: list[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


class BoundedPagination(WagtailPagination):
    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> Any:
        offset = request.GET.get("offset", "")
        if offset.isdecimal() and int(offset) > LARGEST_OFFSET:
            raise BadRequestError(f"offset cannot be higher than {LARGEST_OFFSET}")
        return super().paginate_queryset(queryset, request, view)


class PublicViewSet(BaseAPIViewSet):
    """What all three endpoints share: no login, JSON only, 400 for each query that can't be answered."""

    authentication_classes: list = []
    renderer_classes = [JSONRenderer]
    content_negotiation_class = AlwaysJSON
    pagination_class = BoundedPagination

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, CAUSED_BY_THE_QUERY) and self.request.GET:
            logger.info("A query could not be answered: %s", self.request.get_full_path(), exc_info=exc)
            exc = BadRequestError("a parameter has a value that can't be looked for")
        return super().handle_exception(exc)


class PublicPages(PublicViewSet, PagesAPIViewSet):
    base_serializer_class = RichTextPageSerializer

    def get_serializer(self, found: Any, **options: Any) -> BaseSerializer:
        if not options.get("many"):
            return super().get_serializer(found, **options)
        pages = list(found)
        serializer = super().get_serializer(pages, **options)
        names = serializer.child.fields.keys()
        prefetch_related_objects(pages, "locale", *(["alias_of__locale"] if "alias_of" in names else []))
        if pages and isinstance(pages[0], BasePage):  # otherwise only fields that all pages have
            type(pages[0]).load_together(pages, names)
        return serializer


class PagePreviews(PublicPages):
    """One draft for who has its token; there is no list and no cache keeps it."""

    known_query_parameters = PublicPages.known_query_parameters | {"content_type", "token"}

    def listing_view(self, request: Request) -> Response:
        self.action = "detail_view"
        given = request.GET
        try:
            page = previewed_page(given.get("content_type", ""), given.get("token", ""))
        except NoPreviewError as error:
            raise PermissionDenied("This preview is not known here or its time is over. Open it anew.") from error
        self.check_query_parameters(type(page)._default_manager.all())
        self.preview = page
        answer = Response(self.get_serializer(page).data)
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    def get_object(self) -> Page:
        return self.preview

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]


def _with_tag_names(fields: list) -> list:
    return [APIField("tags", serializer=TagNames()) if field == "tags" else field for field in fields]


class PublicImages(PublicViewSet, ImagesAPIViewSet):
    base_serializer_class = AbsoluteImageSerializer
    body_fields = [
        *ImagesAPIViewSet.body_fields,
        APIField("alt", serializer=ImagePart("alt")),
        "credit",
        APIField("renditions", serializer=ImagePart("renditions")),
    ]
    meta_fields = _with_tag_names(ImagesAPIViewSet.meta_fields)
    listing_default_fields = [*ImagesAPIViewSet.listing_default_fields, "alt", "renditions"]
    nested_default_fields = [*ImagesAPIViewSet.nested_default_fields, "alt", "renditions"]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().prefetch_related("renditions", "tags")


class PublicDocuments(PublicViewSet, DocumentsAPIViewSet):
    body_fields = [
        *DocumentsAPIViewSet.body_fields,
        APIField("format", serializer=DocumentPart("format")),
        APIField("bytes", serializer=DocumentPart("bytes")),
    ]
    meta_fields = _with_tag_names(DocumentsAPIViewSet.meta_fields)

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().prefetch_related("tags")


class ContentRouter(WagtailAPIRouter):
    """Wagtail's router, each of whose views is a public endpoint."""

    def get_urlpatterns(self) -> list[URLPattern | URLResolver]:
        patterns = super().get_urlpatterns()
        decorate_urlpatterns(patterns, lambda view: public_endpoint(public_for(CONTENT_KEPT)(view)))
        return patterns

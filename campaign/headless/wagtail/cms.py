"""Wagtail's read API (v2) as this site offers it: for anybody, cacheable, and never failing on an odd query."""

import logging
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db import DataError
from django.db.models import Model, QuerySet, prefetch_related_objects
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from wagtail.api import APIField
from wagtail.api.v2.filters import LocaleFilter
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError, get_object_detail_url
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page
from wagtail.utils.urlpatterns import decorate_urlpatterns

from campaign.core.languages.language_tags import known_languages, language_named
from campaign.core.models import BasePage
from campaign.core.pages.previews import NoPreviewError, previewed_page
from campaign.core.signed_links import here_absolute
from campaign.core.text.lists import listed
from campaign.headless.cache_headers import public_for
from campaign.headless.endpoints import public_endpoint
from campaign.headless.files_of_site import of_this_site
from campaign.headless.pagination import LARGEST_OFFSET
from campaign.headless.wagtail.cms_fields import (
    AbsoluteDocumentSerializer,
    AbsoluteImageSerializer,
    DocumentPart,
    ImagePart,
    RichTextPageSerializer,
    SeoField,
    TagNames,
    TranslationsField,
)
from campaign.headless.wagtail.redirects import redirect_from

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
            logger.info("A query could not be answered: %s (%s)", self.request.get_full_path(), exc)
            exc = BadRequestError("a parameter has a value that can't be looked for")
        return super().handle_exception(exc)


class NamedLocaleFilter(LocaleFilter):
    """``?locale=fr-CA`` as ``fr``, where the site has that alone; 400 for a language that it has not."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: BaseAPIViewSet) -> QuerySet:
        if "locale" not in request.GET:
            return queryset
        try:
            code = language_named(request.GET["locale"])
        except LookupError as error:
            raise BadRequestError(_("Use one of: %(names)s.") % {"names": listed(known_languages())}) from error
        narrowed = queryset.filter(locale__language_code=code)
        if parent := getattr(queryset, "_filtered_by_child_of", None):
            narrowed._filtered_by_child_of = parent
        return narrowed


class PublicPages(PublicViewSet, PagesAPIViewSet):
    base_serializer_class = RichTextPageSerializer
    meta_fields = [
        *PagesAPIViewSet.meta_fields,
        "last_published_at",
        APIField("seo", serializer=SeoField()),
        APIField("translations", serializer=TranslationsField()),
    ]
    # Of one page alone, since each asks the database for itself.
    detail_only_fields = [*PagesAPIViewSet.detail_only_fields, "seo", "translations"]
    filter_backends = [
        NamedLocaleFilter if backend is LocaleFilter else backend for backend in PagesAPIViewSet.filter_backends
    ]

    def find_view(self, request: Request) -> HttpResponse:
        """As Wagtail's; where no page is at ``html_path``, and a redirect is, it leads to that one's page, or tells."""
        try:
            return super().find_view(request)
        except Http404:
            redirect = redirect_from(request.GET.get("html_path", ""), request)
            if redirect is None:
                raise
            if redirect["page"] is None:
                return Response({"redirect": redirect})
            address = get_object_detail_url(self.request.wagtailapi_router, request, Page, redirect["page"])
            return HttpResponseRedirect(address)

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
    """One draft for whoever has its token; there is no list and no cache keeps it."""

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
        APIField("license", serializer=ImagePart("license")),
        "source_url",
        APIField("focal_point", serializer=ImagePart("focal_point")),
        APIField("renditions", serializer=ImagePart("renditions")),
    ]
    meta_fields = _with_tag_names(ImagesAPIViewSet.meta_fields)
    listing_default_fields = [*ImagesAPIViewSet.listing_default_fields, "alt", "renditions"]
    nested_default_fields = [*ImagesAPIViewSet.nested_default_fields, "alt", "renditions"]

    def get_queryset(self) -> QuerySet:
        return of_this_site(super().get_queryset()).prefetch_related("renditions", "tags")


class PublicDocuments(PublicViewSet, DocumentsAPIViewSet):
    base_serializer_class = AbsoluteDocumentSerializer
    body_fields = [
        *DocumentsAPIViewSet.body_fields,
        APIField("format", serializer=DocumentPart("format")),
        APIField("bytes", serializer=DocumentPart("bytes")),
    ]
    meta_fields = _with_tag_names(DocumentsAPIViewSet.meta_fields)

    def get_queryset(self) -> QuerySet:
        return of_this_site(super().get_queryset()).prefetch_related("tags")


class ContentRouter(WagtailAPIRouter):
    """Wagtail's router, each of whose views is a public endpoint, and whose addresses are those of the asked site."""

    def get_object_detail_urlpath(self, model: type[Model], pk: int) -> str | None:
        path = super().get_object_detail_urlpath(model, pk)
        return here_absolute(path) if path else path

    def get_urlpatterns(self) -> list[URLPattern | URLResolver]:
        patterns = super().get_urlpatterns()
        decorate_urlpatterns(patterns, lambda view: public_endpoint(public_for(CONTENT_KEPT)(view)))
        return patterns

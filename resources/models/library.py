"""The library: all resources with filters and feeds."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.models import BasePage
from campaign.core.models.pages import tabs
from campaign.runtime.registry import provided
from resources.models.querysets import ResourceQuerySet
from resources.models.resources import ResourcePage


class ResourceLibraryPage(RoutablePageMixin, BasePage):
    introduction = RichTextField(
        _("introduction"), blank=True, features=SIMPLE_FEATURES, help_text=_("Shown above the resources.")
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.ResourcePage"]
    max_count_per_parent = 1
    page_description = _("The library: all resources with filters and a feed.")
    template = "resources/resource_library_page.html"
    is_paginated = True

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    edit_handler = tabs(content_panels)
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    api_fields = [*BasePage.api_fields, APIField("introduction")]

    class Meta:
        verbose_name = _("resource library")
        verbose_name_plural = _("resource libraries")

    def resources(self) -> ResourceQuerySet:
        """The library's public resources, featured and newest first."""
        return (
            ResourcePage.objects.child_of(self)
            .published()
            .newest_first()
            .with_documents()
            .prefetch_related("publishers")
        )

    @path("")
    def list_view(self, request: HttpRequest) -> HttpResponse:
        return provided("resources.library")(request, self)

    @path("feed/", name="feed")
    def feed_view(self, request: HttpRequest) -> HttpResponse:
        return provided("resources.LibraryFeed")()(request, library=self)

    @path("feed/json/", name="json_feed")
    def json_feed_view(self, request: HttpRequest) -> HttpResponse:
        return provided("resources.json_feed")(request, self)

    def feed_url(self, request: HttpRequest | None = None) -> str:
        return self.own_address("feed", request)

    def json_feed_url(self, request: HttpRequest | None = None) -> str:
        return self.own_address("json_feed", request)

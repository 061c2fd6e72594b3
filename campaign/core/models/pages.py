"""The abstract page that every page type extends: what it says to search engines and when it is shared."""

from dataclasses import dataclass
from http import HTTPMethod
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.api import APIField
from wagtail.images.api.fields import ImageRenditionField
from wagtail.models import Page, PageViewRestriction

from campaign.core.rich_text import plain_text
from campaign.core.structured_data import breadcrumbs
from campaign.core.visibility import is_restricted

SOCIAL_IMAGE = "fill-1200x630|format-jpeg"


@dataclass(frozen=True)
class SharePicture:
    """A picture for cards: ``url`` is absolute, ``alt`` says what it shows."""

    url: str
    width: int
    height: int
    alt: str


class BasePage(Page):
    social_title = models.CharField(
        _("title when shared"),
        max_length=120,
        blank=True,
        help_text=_("Shown on cards in social networks and messengers. Left empty, the page's title is used."),
    )
    social_description = models.CharField(
        _("text when shared"),
        max_length=240,
        blank=True,
        help_text=_("One or two sentences under the title. Left empty, the search description is used."),
    )
    social_image = models.ForeignKey(
        "core.CampaignImage",
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Best 1200 by 630 pixels. Left empty, the site's own picture is used."),
    )

    social_panels = [
        MultiFieldPanel(
            [
                FieldPanel("social_title"),
                FieldPanel("social_description"),
                FieldPanel(
                    "social_image",
                    help_text=_(
                        "Best 1200 by 630 pixels. Left empty, a petition draws one of its title and count; "
                        "other pages use the site's own picture."
                    ),
                ),
            ],
            heading=_("When this page is shared"),
        ),
    ]
    promote_panels = [*Page.promote_panels, *social_panels]

    api_fields = [
        APIField("social_title"),
        APIField("social_description"),
        APIField("social_image", serializer=ImageRenditionField(SOCIAL_IMAGE)),
    ]

    is_paginated = False  # page types whose list ``?page=`` turns say True

    # Page types that take a form's post add it.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    class Meta:
        abstract = True

    @property
    def title_when_shared(self) -> str:
        return self.social_title or self.seo_title or self.title

    @property
    def description_when_shared(self) -> str:
        return self.social_description or self.search_description or self.summary_text()

    def summary_text(self) -> str:
        """Plain text that says what the page is about; page types with an introduction override it."""
        introduction = getattr(self, "introduction", "")
        return plain_text(introduction)[:240]

    def drawn_picture(self) -> SharePicture | None:
        """A picture for cards where the editor gave none; page types that draw one override it."""
        return None

    def structured_data(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """What search engines read of the page, as objects of schema.org; page types add theirs."""
        trail = breadcrumbs(self, request)
        return [trail] if trail else []

    def get_view_restrictions(self) -> QuerySet:
        """As Wagtail's; where none applies, as nearly always, without its walk up the tree."""
        return super().get_view_restrictions() if is_restricted(self) else PageViewRestriction.objects.none()

    def canonical_url(self, request: HttpRequest | None = None) -> str:
        """The page's one absolute address, without a query: what search engines and share links name."""
        return self.get_full_url(request) or ""


def tabs(content_panels: list, *extra: ObjectList) -> TabbedInterface:
    """The editor's tabs: the content first, what a page type adds, then promotion and settings."""
    return TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            *extra,
            ObjectList(BasePage.promote_panels, heading=_("Search and sharing")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

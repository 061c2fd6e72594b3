"""The abstract page that every page type extends: what it says to search engines and when it is shared."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPMethod
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.api import APIField
from wagtail.models import Page, PageManager, PageViewRestriction, Site
from wagtail.query import PageQuerySet

from campaign.core.access.visibility import is_restricted, restricted_q
from campaign.core.languages.site_pages import current_request
from campaign.core.media.card_field import CardField
from campaign.core.models.cleaned_texts import CleanedTexts
from campaign.core.models.images import CARD
from campaign.core.models.site_settings import CampaignSettings
from campaign.core.pages.form import ReadableSlugForm
from campaign.core.pages.go_live_words import SchedulePanel
from campaign.core.pages.language_panel import LanguagePanel
from campaign.core.pages.linked_pages import expect_links_of
from campaign.core.pages.prefetching import load_streams
from campaign.core.pages.previews import preview_address
from campaign.core.pages.slugs import slug_of
from campaign.core.pages.structured_data import breadcrumbs
from campaign.core.text.rich_text import plain_text

FRONT_END = "front-end"


@dataclass(frozen=True)
class SharePicture:
    """A picture for cards: ``url`` is absolute, ``alt`` says what it shows."""

    url: str
    width: int
    height: int
    alt: str


class BasePageQuerySet(PageQuerySet):
    def private_q(self) -> models.Q:
        """What ``public`` leaves out; looked up once a request."""
        return restricted_q()


class BasePage(CleanedTexts, Page):
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

    hide_from_search_engines = models.BooleanField(
        _("hide from search engines"),
        default=False,
        help_text=_(
            "Ask Google, Bing and the like not to show this page, and leave it out of the sitemap. "
            "Anybody who has the address can still read it."
        ),
    )

    search_engine_panels = [
        MultiFieldPanel([FieldPanel("hide_from_search_engines")], heading=_("Search engines")),
    ]
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
    settings_panels = [SchedulePanel(), *Page.settings_panels[1:]]
    promote_panels = [*Page.promote_panels, *search_engine_panels, *social_panels]

    api_fields = [
        APIField("social_title"),
        APIField("social_description"),
        APIField("social_image", serializer=CardField(CARD)),
        APIField("hide_from_search_engines"),
    ]

    # Which relations the fields of the API read; page types add theirs.
    api_relations = {"social_image": "social_image__renditions"}

    base_form_class = ReadableSlugForm

    # Texts of rows that a page type holds: by relation, the field that names a row in all languages, and its texts.
    translated_rows: Mapping[str, tuple[str, tuple[str, ...]]] = {}
    not_translated: Container[str] = ()  # fields of text that mean the same in all languages

    own_preview_modes = Page.DEFAULT_PREVIEW_MODES
    is_paginated = False  # page types whose list ``?page=`` turns say True

    objects = PageManager.from_queryset(BasePageQuerySet)()

    # Page types that take a form's post add it.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    class Meta:
        abstract = True

    def _set_core_field_defaults(self) -> None:
        """Wagtail leaves the slug empty, or without vowels, where the title's script is not one for addresses."""
        if not self.slug and (self.path or getattr(self, "_cached_parent_obj", None)):
            self.slug = self._get_autogenerated_slug(slug_of(self.title))
        super()._set_core_field_defaults()

    @classmethod
    def load_together(cls, pages: Sequence["BasePage"], names: Container[str]) -> None:
        """Load what these fields of the API read, with a number of queries that does not grow with the pages."""
        relations = [relation for name, relation in cls.api_relations.items() if name in names]
        models.prefetch_related_objects(pages, *relations)
        load_streams(pages, names)

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

    def text_when_shared(self) -> str:
        """What a shared post says where no editor wrote one."""
        return self.title_when_shared

    def share_facts(self) -> dict[str, str]:
        """What editors' texts may name in braces, ready to show; page types that count something add it."""
        return {}

    def drawn_picture(self) -> SharePicture | None:
        """A picture for cards where the editor gave none; page types that draw one override it."""
        return None

    def structured_data(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """What search engines read of the page, as objects of schema.org; page types add theirs."""
        trail = breadcrumbs(self, request)
        return [trail] if trail else []

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The page type's own (``own_preview_modes``), and another front end where the site's settings name one."""
        site = self.get_site() if self.path else None
        elsewhere = site is not None and CampaignSettings.for_site(site).preview_address
        return [*self.own_preview_modes, *([(FRONT_END, _("Other front end"))] if elsewhere else [])]

    def is_previewable(self) -> bool:
        return bool(self.own_preview_modes)  # asked for each page of a list, so without a look at the settings

    def make_preview_request(
        self, original_request: HttpRequest | None = None, preview_mode: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Not ``serve_preview``: page types with routes of their own replace that one."""
        if preview_mode != FRONT_END:
            return super().make_preview_request(original_request, preview_mode, *args, **kwargs)
        front_end = CampaignSettings.for_site(self.get_site()).preview_address
        return HttpResponseRedirect(preview_address(self, front_end))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        expect_links_of(self)
        return super().get_context(request, *args, **kwargs)

    def get_site(self) -> Site | None:
        """As Wagtail has it; where that is the site that was asked, it is at hand."""
        request = current_request()
        asked = Site.find_for_request(request) if request else None
        parts = self.get_url_parts() if asked else None
        return asked if parts and parts[0] == asked.pk else super().get_site()

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """As Wagtail has it; its two questions are spared where no page is restricted here."""
        return super().get_view_restrictions() if is_restricted(self) else PageViewRestriction.objects.none()

    def own_address(self, name: str, request: HttpRequest | None = None, *arguments: str) -> str:
        """The address of one of the page type's own routes; ``""`` where the page is on no site, so has none."""
        url = self.get_url(request)
        return url + self.reverse_subpage(name, args=arguments) if url else ""

    def canonical_url(self, request: HttpRequest | None = None) -> str:
        """The page's one absolute address, without a query: what search engines and share links name."""
        return self.get_full_url(request) or ""

    def address_to_share(self, request: HttpRequest | None, source: Mapping[str, str]) -> str:
        """The absolute address that readers pass on; ``source`` says how the reader came (``links.carried``)."""
        url = self.canonical_url(request)
        return f"{url}?{urlencode(source)}" if url and source else url


def tabs(content_panels: list, *extra: ObjectList) -> TabbedInterface:
    """The editor's tabs: the content first, what a page type adds, then promotion and settings."""
    return TabbedInterface(
        [
            ObjectList([LanguagePanel(), *content_panels], heading=_("Content")),
            *extra,
            ObjectList(BasePage.promote_panels, heading=_("Search and sharing")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

"""The landing page, the FAQ and plain pages."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site
from wagtail.search import index

from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.languages.language_prefix import language_of
from campaign.core.models import BasePage, CampaignSettings
from campaign.core.models.pages import tabs
from campaign.core.pages.structured_data import organization, questions, website
from campaign.core.signed_links import here_absolute
from campaign.web.templatetags.campaign_pages import anchor
from home.blocks.faq import FAQSectionBlock
from home.blocks.landing import SectionsStreamBlock
from home.blocks.page import PageStreamBlock
from home.editing.landing_form import LandingPageForm


class HomePage(BasePage):
    sections = StreamField(
        SectionsStreamBlock(),
        verbose_name=_("sections"),
        blank=True,
        help_text=_("The parts of the landing page, in the order in which readers see them."),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "petition.PetitionPage",
        "petition.PetitionIndexPage",
        "endorsers.EndorsersPage",
        "resources.ResourceLibraryPage",
        "home.FAQPage",
        "home.ContentPage",
    ]
    page_description = _("The landing page of a campaign, composed of sections.")
    template = "home/home_page.html"
    base_form_class = LandingPageForm

    content_panels = [*BasePage.content_panels, FieldPanel("sections")]
    edit_handler = tabs(content_panels)
    search_fields = [*BasePage.search_fields, index.SearchField("sections")]
    api_fields = [*BasePage.api_fields, APIField("sections")]

    class Meta:
        verbose_name = _("landing page")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """At the root of the tree: below another page no site could show it."""
        return super().can_create_at(parent) and parent.is_root()

    def can_move_to(self, parent: Page) -> bool:
        return super().can_move_to(parent) and parent.is_root()

    def structured_data(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Who runs the campaign, and its site."""
        site = Site.find_for_request(request) if request else self.get_site()
        if site is None:
            return []
        campaign, url = CampaignSettings.for_site(site), self.canonical_url(request)
        name = campaign.shown_name or self.title
        return [
            organization(campaign, name=name, url=url),
            website(
                name=site.site_name or name,
                url=url,
                description=self.description_when_shared,
                language=language_of(self),
                search_url=here_absolute(reverse("search")),
            ),
        ]

    def summary_text(self) -> str:
        """The ask of the first headline."""
        for section in self.sections:
            if section.block_type == "hero":
                return section.block.child_blocks["ask"].get_api_representation(section.value["ask"])["text"][:240]
        return ""


class FAQPage(BasePage):
    introduction = RichTextField(
        _("introduction"), blank=True, features=SIMPLE_FEATURES, help_text=_("Shown above the questions.")
    )
    sections = StreamField(
        [("section", FAQSectionBlock())],
        verbose_name=_("sections"),
        blank=True,
        help_text=_("Questions and answers, grouped."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    page_description = _("Questions and answers, in sections.")
    template = "home/faq_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("sections")]
    edit_handler = tabs(content_panels)
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("sections"),
    ]
    api_fields = [*BasePage.api_fields, APIField("introduction"), APIField("sections")]

    class Meta:
        verbose_name = _("FAQ page")

    def structured_data(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        url = self.canonical_url(request)
        entries = [
            (entry["question"], str(entry["answer"] or ""), f"{url}#{anchor(entry['question'])}")
            for section in self.sections
            for entry in section.value["questions"]
        ]
        faq = questions(entries)
        return [*super().structured_data(request), *([faq] if faq else [])]


class ContentPage(BasePage):
    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=SIMPLE_FEATURES,
        help_text=_("Shown in larger type above the text."),
    )
    body = StreamField(PageStreamBlock(), verbose_name=_("body"), blank=True)

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    page_description = _("A plain page of text and pictures, such as privacy or contact.")
    template = "home/content_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    edit_handler = tabs(content_panels)
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    api_fields = [*BasePage.api_fields, APIField("introduction"), APIField("body")]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

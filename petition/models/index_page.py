"""The page that lists a site's petitions."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.search import index

from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.languages.site_pages import here
from campaign.core.models import BasePage
from campaign.core.models.pages import tabs
from petition.models.pages import PetitionPage


class PetitionIndexPage(BasePage):
    introduction = RichTextField(
        _("introduction"), blank=True, features=SIMPLE_FEATURES, help_text=_("Shown above the petitions.")
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("All petitions of the site with their numbers and goals, open ones first.")
    template = "petition/index_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    edit_handler = tabs(content_panels)
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    api_fields = [*BasePage.api_fields, APIField("introduction")]

    class Meta:
        verbose_name = _("list of petitions")
        verbose_name_plural = _("lists of petitions")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"petitions": public_petitions()}


def public_petitions() -> list[PetitionPage]:
    """The petitions of this site in the reader's language that anybody may read: open ones first, then the newest."""
    found = here(PetitionPage.objects.live().public()).order_by("-first_published_at", "-pk")
    found = found.prefetch_related("next_goals")
    return sorted(found, key=lambda petition: not petition.is_open())

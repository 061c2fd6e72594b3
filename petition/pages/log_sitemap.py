"""The page of what outsiders can check, for the sitemap."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Site

from campaign.core.languages.site_pages import on_this_site
from campaign.web.crawlers.search_engines import list_in_sitemap, shown_to_search_engines
from petition.models import PetitionPage
from petition.models.logs import logs_are_kept


class TransparencySitemap(Sitemap):
    """Where there is a log to look at."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> list[str]:
        """Paths on the site that is asked."""
        petitions = shown_to_search_engines(on_this_site(PetitionPage.objects.originals()))
        return [reverse("transparency")] if logs_are_kept() and petitions.exists() else []

    def _urls(self, page: int | str, protocol: str | None, domain: str | None) -> list[dict[str, Any]]:
        root = Site.find_for_request(self.request).root_url
        return [{"location": f"{root}{path}"} for path in self.paginator.page(page).object_list]


list_in_sitemap("transparency", TransparencySitemap)

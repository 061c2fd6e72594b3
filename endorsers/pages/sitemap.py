"""The organizations' pages, for the sitemap."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest
from wagtail.models import Site

from campaign.core.languages.language_prefix import language_of
from campaign.core.languages.site_pages import on_this_site
from campaign.web.crawlers.search_engines import first_language, list_in_sitemap, shown_to_search_engines
from endorsers.models import Endorser, EndorsersPage


class OrganizationSitemap(Sitemap):
    """Each organization, on the endorsers page of each language."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_wagtail_site(self) -> Site | None:
        return Site.find_for_request(self.request)

    def items(self) -> list[tuple[str, str, Any]]:
        """What its address begins with, slug and time of publication."""
        pages = shown_to_search_engines(on_this_site(EndorsersPage.objects.filter(alias_of=None))).order_by("path")
        endorsers = Endorser.objects.public().order_by("pk").values_list("slug", "last_published_at")
        self._starts = {language_of(page): page.get_full_url(self.request) for page in pages}
        return [(start, *endorser) for start in self._starts.values() for endorser in endorsers]

    def lastmod(self, item: tuple) -> Any:
        return item[2]

    def _urls(self, page: int | str, protocol: str | None, domain: str | None) -> list[dict[str, Any]]:
        return [
            {"location": f"{start}{slug}/", "lastmod": last, "alternates": self._alternates(slug)}
            for start, slug, last in self.paginator.page(page).object_list
        ]

    def _alternates(self, slug: str) -> list[dict[str, str]]:
        if len(self._starts) < 2:
            return []
        family = [{"location": f"{start}{slug}/", "lang_code": code} for code, start in self._starts.items()]
        return [*family, {"location": first_language(family)["location"], "lang_code": "x-default"}]


list_in_sitemap("organizations", OrganizationSitemap)

"""The page of what outsiders can check, for the sitemap."""

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest
from django.urls import reverse

from campaign.web.crawlers.search_engines import list_in_sitemap


class TransparencySitemap(Sitemap):
    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> list[str]:
        return ["transparency"]

    def location(self, item: str) -> str:
        return reverse(item)


list_in_sitemap("transparency", TransparencySitemap)

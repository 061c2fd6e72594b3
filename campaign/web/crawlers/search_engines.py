"""What search engines may show: the sitemap's pages, and the header for what they may not."""

from collections import defaultdict
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, get_page_models
from wagtail.query import PageQuerySet

from campaign.core.languages.language_prefix import language_of
from campaign.core.languages.site_pages import of_site
from campaign.core.models import BasePage
from campaign.core.pages.translations import languages_of

Serve = Callable[[Page, HttpRequest, tuple, dict], HttpResponse]


def shown_to_search_engines(pages: PageQuerySet) -> PageQuerySet:
    """Those of ``pages``, of any type, that the public may see and no editor hid from search engines."""
    types = [model for model in get_page_models() if issubclass(model, BasePage)]
    hidden = [Q(pk__in=model.objects.filter(hide_from_search_engines=True).order_by().values("pk")) for model in types]
    return pages.live().public().exclude(reduce(or_, hidden, Q(pk__in=())))


class PageSitemap(Sitemap):
    """Read from the table of all pages alone: one query, however many pages of however many types there are."""

    def items(self) -> PageQuerySet:
        return shown_to_search_engines(of_site(Page.objects.all(), self.get_wagtail_site())).order_by("path")

    def _urls(self, page: int | str, protocol: str | None, domain: str | None) -> list[dict[str, Any]]:
        """As Wagtail has it; a page in several languages names all of them beside each (Google, hreflang)."""
        urls = super()._urls(page, protocol, domain)
        languages = languages_of(self.get_wagtail_site())
        if len(languages) > 1:
            alternates = self._alternates()
            for entry in urls:
                entry["alternates"] = alternates.get(entry["location"], [])
        return urls

    def _alternates(self) -> dict[str, list[dict[str, str]]]:
        """By each page's address, those of the same page in all languages; pages in one language are left out."""
        families = defaultdict(list)
        for page in self.items().filter(alias_of=None):
            entry = {"location": page.get_full_url(self.request), "lang_code": language_of(page)}
            families[page.translation_key].append(entry)
        return {
            entry["location"]: [*family, {"location": first_language(family)["location"], "lang_code": "x-default"}]
            for family in families.values()
            if len(family) > 1
            for entry in family
        }


def first_language(family: list[dict[str, str]]) -> dict[str, str]:
    """The one for readers of no listed language: the first that the settings name, as on the pages themselves."""
    order = [code for code, _name in settings.LANGUAGES]
    return min(family, key=lambda entry: order.index(entry["lang_code"]) if entry["lang_code"] in order else len(order))


_more: dict[str, type[Sitemap]] = {}


def list_in_sitemap(name: str, section: type[Sitemap]) -> None:
    """Register what has addresses of its own beside the pages; call it from an app's ``ready``."""
    _more[name] = section


def sitemap(request: HttpRequest) -> HttpResponse:
    """The site's public pages with the time of their last publication (sitemaps.org, version 0.9)."""
    sections: dict[str, Any] = {"pages": PageSitemap, **_more}
    return sitemap_view(request, {name: section(request) for name, section in sections.items()})


def say_what_is_hidden(serve: Serve) -> Serve:
    """Wrap the serving of a page: also its feeds and files say ``noindex`` where the page is not for search engines.

    Wagtail forbids caches to keep a page that is not for everybody, a form that asks for its password too.
    """

    def served(page: Page, request: HttpRequest, args: tuple, kwargs: dict) -> HttpResponse:
        response = serve(page, request, args, kwargs)
        if getattr(page, "hide_from_search_engines", False) or "private" in response.get("Cache-Control", ""):
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return served

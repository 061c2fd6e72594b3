"""The pages of one site: those under its landing page, and under the translations of that one."""

from collections.abc import Iterable
from contextvars import ContextVar
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from campaign.core.languages.language_prefix import language_of

PageType = TypeVar("PageType", bound=Page)

_asked: ContextVar[HttpRequest | None] = ContextVar("asked", default=None)


class SiteMiddleware:
    """Remember which site was asked, for what has no request at hand, such as the search."""

    def __init__(self, get_response) -> None:  # noqa: ANN001 - as Django calls it
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        token = _asked.set(request)
        try:
            return self.get_response(request)
        finally:
            _asked.reset(token)


def current_request() -> HttpRequest | None:
    """The request that is answered; None outside of one."""
    return _asked.get()


def current_site() -> Site | None:
    """The site that was asked; the default one outside a request."""
    request = _asked.get()
    found = Site.find_for_request(request) if request is not None else None
    return found or Site.objects.filter(is_default_site=True).select_related("root_page").first()


def only_site_id() -> int | None:
    """The number of the only site there is; None where there are several, and somebody has to say which."""
    found = list(Site.objects.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def of_site(pages: "PageQuerySet[PageType]", site: Site) -> "PageQuerySet[PageType]":
    """Those of ``pages`` that are on the site, in whichever language."""
    roots = [root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk]  # Wagtail keeps them
    return pages.filter(reduce(or_, (Q(url_path__startswith=root) for root in roots), Q(pk__in=())))


def on_no_site(pages: "PageQuerySet[PageType]") -> "PageQuerySet[PageType]":
    """Those of ``pages`` that are under no site's landing page, in whichever language."""
    roots = {root.root_path for root in Site.get_site_root_paths()}
    return pages.exclude(reduce(or_, (Q(url_path__startswith=root) for root in roots), Q(pk__in=())))


def landings_by_site() -> set[tuple[int, str]]:
    """Each site with the tree's path of its landing page, and of each translation of that: as the database says now."""
    sites = dict(Site.objects.values_list("root_page__translation_key", "pk"))
    roots = Page.objects.filter(translation_key__in=sites, depth__gt=1)
    own = Site.objects.values_list("pk", "root_page__path")
    return {*own, *((sites[key], path) for key, path in roots.values_list("translation_key", "path"))}


def site_of_each(ids: Iterable[int]) -> dict[int, int]:
    """The numbers of these pages, each with that of its site, the nearest above it; none that are on no site."""
    landings = sorted(landings_by_site(), key=lambda landing: -len(landing[1]))
    found = {}
    for pk, path in Page.objects.filter(pk__in=set(ids)).values_list("pk", "path"):
        for site, landing in landings:
            if path.startswith(landing):
                found[pk] = site
                break
    return found


def is_on_site(page: Page, site: Site) -> bool:
    """The same of one page. In the site's own language it needs neither a query nor the cache."""
    if page.url_path.startswith(site.root_page.url_path):
        return True
    return any(
        root.site_id == site.pk and page.url_path.startswith(root.root_path) for root in Site.get_site_root_paths()
    )


def is_on_another_site(page: Page, site: Site) -> bool:
    """True where the page is under another site's landing page; false where it is under none at all."""
    return not is_on_site(page, site) and any(
        page.url_path.startswith(root.root_path) for root in Site.get_site_root_paths()
    )


def on_this_site(pages: "PageQuerySet[PageType]") -> "PageQuerySet[PageType]":
    """Those of ``pages`` that are on the site that was asked, in whichever language."""
    site = current_site()
    return of_site(pages, site) if site else pages.none()


def here(pages: "PageQuerySet[PageType]") -> "PageQuerySet[PageType]":
    """Those of ``pages`` that are on the site that was asked and in the language that is spoken now.

    By fields that the search index filters by too, ``path`` and ``locale``.
    """
    request, language = _asked.get(), get_language() or ""
    kept = {} if request is None else request.__dict__.setdefault("_landing_pages", {})
    if language not in kept:
        landing = _landing_page(language)
        kept[language] = landing and (landing.path, landing.locale_id)
    if kept[language] is None:
        return pages.none()
    path, locale_id = kept[language]
    return pages.filter(path__startswith=path, locale=locale_id)


def _landing_page(language: str) -> Page | None:
    site = current_site()
    if site and language_of(site.root_page) == language:
        return site.root_page
    return on_this_site(Page.objects.filter(locale__language_code=language)).order_by("depth").first()

"""Where a page is found in other languages."""

from collections.abc import Container
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info, override
from wagtail.models import Page, Site

from campaign.core.access.visibility import is_public
from campaign.core.languages.language_prefix import language_of
from campaign.core.languages.site_pages import current_request

MENU_DEPTH = 3  # the tree's root is 1, landing pages are 2


@dataclass(frozen=True)
class Version:
    """One language in which something is public. ``name`` is in that language, ``url`` absolute for pages.

    ``is_hidden``: from search engines, by an editor.
    """

    language: str
    name: str
    url: str
    is_shown: bool
    is_bidi: bool
    is_hidden: bool = False


def languages_of(site: Site | None) -> list[str]:
    """The codes of the languages that the site has a landing page in; from Wagtail's cache, without a query."""
    return [root.language_code for root in Site.get_site_root_paths() if site and root.site_id == site.pk]


def own_language(site: Site | None) -> str:
    """The language of the site itself: the installation's where the site is in it."""
    languages = languages_of(site)
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in languages or not languages else languages[0]


def home_address(site: Site | None) -> str:
    """The landing page in the language that is spoken, or in the site's own."""
    language = get_language() if get_language() in languages_of(site) else own_language(site)
    with override(language):
        return reverse("wagtail_serve", args=[""])


def versions(page: Page, request: HttpRequest) -> list[Version]:
    """The public translations of the page, its own language too, in the order of the settings.

    Empty where there is one language only. Copies that nobody has translated yet (aliases) are none.
    """
    if page.pk is None or len(languages_of(Site.find_for_request(request))) < 2:
        return []
    family = page.get_translations(inclusive=True).filter(live=True, alias_of=None).select_related("locale")
    own = page.get_url(request) or ""
    rest = request.path.removeprefix(own) if hasattr(page, "resolve_subpage") and request.path.startswith(own) else ""
    found = {
        other.locale.language_code: f"{other.get_full_url(request)}{rest}"
        for other in family
        if is_public(other) and other.get_url(request)
    }
    hidden = {other.locale.language_code for other in family if getattr(other, "hide_from_search_engines", False)}
    return _versions(found, hidden) if len(found) > 1 else []


def versions_of_view(request: HttpRequest) -> list[Version]:
    """The same view in each of the site's languages, such as the search."""
    languages = languages_of(Site.find_for_request(request))
    here = request.get_full_path()
    return _versions({code: translate_url(here, code) for code in languages}) if len(languages) > 1 else []


def _versions(found: dict[str, str], hidden: Container[str] = ()) -> list[Version]:
    return [
        Version(
            language=code,
            name=own_name(code),
            url=found[code],
            is_shown=code == get_language(),
            is_bidi=get_language_info(code)["bidi"],
            is_hidden=code in hidden,
        )
        for code, _name in settings.LANGUAGES
        if code in found
    ]


def own_name(code: str) -> str:
    """A language's name in the language itself; the code of one that nobody knows."""
    try:
        return get_language_info(code)["name_local"].capitalize()
    except KeyError:
        return code


def in_language(page: Page, language: str) -> Page:
    """The public translation of the page in this language, else the page itself."""
    if language_of(page) == language:
        return page
    other = _main_pages(language).get(page.translation_key)
    if other is None and page.depth > MENU_DEPTH:
        other = page.get_translations().filter(locale__language_code=language).first()
    return other if is_public(other) else page


def _main_pages(language: str) -> dict[UUID, Page]:
    """The landing page and those right below it, by translation key: one query a request for all links of a menu."""
    request = current_request()
    kept = {} if request is None else request.__dict__.setdefault("_main_pages", {})
    if language not in kept:
        pages = Page.objects.filter(locale__language_code=language, depth__lte=MENU_DEPTH, live=True)
        kept[language] = {page.translation_key: page for page in pages}
    return kept[language]

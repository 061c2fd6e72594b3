"""The page's other languages: links for readers, alternates for search engines."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.template.defaultfilters import urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi
from wagtail.models import Page, Site

from campaign.core.catalogs.public_words import Coverage, coverage
from campaign.core.geography import region_names
from campaign.core.pages.translations import Version, home_address, in_language, versions, versions_of_view
from campaign.core.text import lists
from campaign.core.text.layout.bidi import isolated_if_turned

register = template.Library()


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[Version]:
    """The languages in which what is shown is public; empty where there is one only."""
    page, request = context.get("page"), context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return []
    if page is not None and hasattr(page, "get_translations"):
        return versions(page, request)
    view = getattr(request, "resolver_match", None)
    return versions_of_view(request) if view and view.view_name == "search" else []


@register.simple_tag(takes_context=True)
def home_url(context: dict[str, Any]) -> str:
    """The address of the landing page in the reader's language."""
    request = context.get("request")
    return home_address(Site.find_for_request(request) if request else None)


@register.simple_tag
def language_coverage() -> list[Coverage]:
    """How far our own words go in each language that an editor may add."""
    return [coverage(code) for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


@register.filter
def in_readers_language(page: Page | None) -> Page | None:
    """A page that settings name, in the language of this page where it is public in it."""
    return in_language(page, get_language() or "") if page else None


@register.filter
def in_words(value: str) -> str:
    """Somebody's name in a sentence of ours, whose order it does not turn."""
    return isolated_if_turned(str(value), right_to_left=get_language_bidi())


@register.filter
def listed(parts: Iterable[object]) -> str:
    """Parts of a list within a sentence, as the reader's language writes it."""
    return lists.listed(parts)


@register.simple_tag
def and_then() -> str:
    """What is between two parts of a list that are not both text."""
    return lists.separator()


@register.filter(needs_autoescape=True)
def linked(words: str, autoescape: bool = True) -> SafeString:
    """Plain words with their addresses as links, which are read from the left in every language."""
    return mark_safe(urlize(words, autoescape=autoescape).replace("<a href=", '<a dir="ltr" href='))


@register.filter
def region_name(name: str) -> str:
    """A region's stored name as the reader's language has it."""
    return region_names.region_name(name)


@register.filter
def default_version(found: list[Version]) -> Version | None:
    """The one for readers of no listed language: the first, which the settings name first."""
    return found[0] if found else None

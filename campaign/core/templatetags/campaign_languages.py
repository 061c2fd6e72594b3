"""The page's other languages: links for readers, alternates for search engines."""

from typing import Any

from django import template
from wagtail.models import Site

from campaign.core.languages.translations import Version, home_address, versions, versions_of_view

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


@register.filter
def default_version(found: list[Version]) -> Version | None:
    """The one for readers of no listed language: the first, which the settings name first."""
    return found[0] if found else None

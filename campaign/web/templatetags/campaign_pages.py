"""Addresses within pages, and what only logged-in editors see."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

from campaign.core.models import CampaignImage, CampaignRendition
from campaign.core.pages.translations import Version
from campaign.web.offline_page import is_left_alone

register = template.Library()


@register.filter
def anchor(words: str) -> str:
    """The id of a heading or a question, from its own words in any script."""
    return slugify(str(words), allow_unicode=True) or "section"


@register.simple_tag(takes_context=True)
def canonical_address(context: dict[str, Any]) -> str:
    """The one address of what is shown: a view's ``canonical``, else the page's, without filters and sources.

    The second and later parts of a list that nobody filtered are addresses of their own.
    """
    if context.get("canonical"):
        return context["canonical"]
    page, request = context["page"], context.get("request")
    url = page.canonical_url(request)
    if request is None or not page.is_paginated:
        return url
    asked = {name: value for name, value in request.GET.items() if value and not name.startswith("utm_")}
    number = asked.pop("page", "")
    turned = not asked and number.isascii() and number.isdigit() and int(number[:9]) > 1
    return f"{url}?page={int(number[:9])}" if turned else url


@register.simple_tag(takes_context=True)
def alternates(context: dict[str, Any], versions: list[Version]) -> list[Version]:
    """The languages that search engines are told of, this one among them, as the sitemap has them.

    None where what is shown is not the address that stands for it, or is not for search engines: each of the others
    would have to name this one in turn.
    """
    named = [version for version in versions if not version.is_hidden]
    own = next((version.url for version in named if version.is_shown), None)
    return named if len(named) > 1 and own == canonical_address(context) else []


# As in Django's json_script: no text may end the element that it is in.
_IN_SCRIPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def structured_data(context: dict[str, Any]) -> str | SafeString:
    """The page's facts as JSON-LD, or those of a view's ``subject``: what on the page the address is of.

    Browsers never execute that type, so the policy for scripts does not apply.
    """
    page = context.get("subject") or context.get("page")
    if not hasattr(page, "structured_data") or getattr(context.get("request"), "is_preview", False):
        return ""
    graph = page.structured_data(context.get("request"))
    if not graph:
        return ""
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{data.translate(_IN_SCRIPT)}</script>')


@register.simple_tag(takes_context=True)
def offline_page_is_kept(context: dict[str, Any]) -> bool:
    """Whether this page lets the browser keep the one that it shows where there is no network: public pages do."""
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return False
    return settings.OFFLINE_PAGE and not is_left_alone(request.path)


@register.simple_tag(takes_context=True)
def editor_bar(context: dict[str, Any]) -> str | SafeString:
    """Wagtail's bar for a request that carries a session; nobody else's page may depend on a cookie."""
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return wagtailuserbar(context)


@register.simple_tag
def card_of(image: CampaignImage | None) -> CampaignRendition | None:
    """The picture for previews of links; None where there is none, or none can be made."""
    return image.card() if image else None

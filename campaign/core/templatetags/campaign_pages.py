"""Addresses within pages, and what only logged-in editors see."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.text import slugify
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

register = template.Library()


@register.filter
def anchor(words: str) -> str:
    """The id of a heading or a question, from its own words in any script."""
    return slugify(str(words), allow_unicode=True) or "section"


@register.simple_tag(takes_context=True)
def editor_bar(context: dict[str, Any]) -> str | SafeString:
    """Wagtail's bar for a request that carries a session; nobody else's page may depend on a cookie."""
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return wagtailuserbar(context)

"""The address of the site's own look."""

from typing import Any

from django import template
from django.urls import reverse

from campaign.core.theming.fields import Themed
from campaign.core.theming.style_sheet import version

register = template.Library()


@register.simple_tag
def theme_address(campaign: Any) -> str:
    """``/theme.css`` with its version; empty where the look is the platform's own."""
    written = version(campaign) if isinstance(campaign, Themed) else ""
    return f"{reverse('theme_style_sheet')}?v={written}" if written else ""

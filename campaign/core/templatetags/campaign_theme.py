"""The address of the site's own look."""

import json
from dataclasses import asdict
from typing import Any

from django import template
from django.urls import reverse

from campaign.core.theming.fields import Themed
from campaign.core.theming.grounds import GROUNDS
from campaign.core.theming.ready_looks import FACES, HEADING_SIZES, LOOKS
from campaign.core.theming.style_sheet import version

register = template.Library()


@register.simple_tag
def theme_address(campaign: Any) -> str:
    """``/theme.css`` with its version; empty where the look is the platform's own."""
    written = version(campaign) if isinstance(campaign, Themed) else ""
    return f"{reverse('theme_style_sheet')}?v={written}" if written else ""


@register.simple_tag
def ready_looks() -> str:
    """What the preview in the settings draws, as JSON: the looks, and what their parts' names stand for."""
    page = LOOKS[""].grounds("light")[0]
    return json.dumps(
        {
            "looks": {name: asdict(look) for name, look in LOOKS.items()},
            "fonts": {name: {"display": display or "", "body": body or ""} for name, (display, body) in FACES.items()},
            "grounds": {name: own["page"][0] if "page" in own else page for name, own in GROUNDS.items()},
            "headings": HEADING_SIZES,
        }
    )

"""A logo on the wall: lazy, in the size that the screen needs, with the organization's name for who can't see it."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from campaign.core.templatetags.campaign_logos import logo_shape
from endorsers.logos.sizes import SIZES, logo_renditions
from endorsers.models import Endorser

register = template.Library()


@register.simple_tag
def logo_image(endorser: Endorser) -> SafeString:
    """The ``<img>`` of the endorser's logo; the name where there is none to show."""
    renditions = logo_renditions(endorser.logo)
    if not renditions:
        return format_html('<span class="endorser__name">{}</span>', endorser.name)
    middle = renditions[len(renditions) // 2]
    several = SafeString("")
    if len(renditions) > 1:
        candidates = format_html_join(", ", "{} {}w", ((rendition.url, rendition.width) for rendition in renditions))
        several = format_html(' srcset="{}" sizes="{}"', candidates, SIZES)
    return format_html(
        '<img class="endorser__logo endorser__logo--{}" src="{}"{} width="{}" height="{}" alt="{}" loading="lazy">',
        logo_shape(endorser.logo),
        middle.url,
        several,
        middle.width,
        middle.height,
        endorser.name,
    )


@register.simple_tag
def smallest_logo(endorser: Endorser) -> str:
    """The address of the smallest rendition, for lists in the admin; empty where there is none."""
    return next((rendition.url for rendition in logo_renditions(endorser.logo)), "")

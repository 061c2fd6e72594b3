"""Pictures on public pages: AVIF and WebP in the sizes of their place, cut around what must stay in sight."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractRendition, Filter, SourceImageIOError

from campaign.core.media.sizes import PLACES, Place
from campaign.core.models import CampaignImage

register = template.Library()


@register.simple_tag
def picture_at(image: CampaignImage | None, place: str, *, alt: str | None = None, **attributes: Any) -> SafeString:
    """``<picture>`` or ``<img>`` for a place of ``campaign.core.media.sizes``.

    ``alt`` is the picture's own description where nothing is given; other arguments become attributes
    (``css_class`` is ``class``). Empty where there is no picture, or its file is gone.
    """
    if not image:
        return SafeString()
    where = PLACES[place]
    try:
        made = _webp(image, where)
    except SourceImageIOError:
        return SafeString()
    shown = made[len(made) // 2]
    classes = [attributes.pop("css_class", ""), *(_focus(image) if where.crops else ())]
    written = {
        "src": shown.url,
        "srcset": _srcset(made) if len(made) > 1 else "",
        "sizes": where.sizes if len(made) > 1 else "",
        "width": shown.width,
        "height": shown.height,
        "class": " ".join(filter(None, classes)),
        **attributes,
    }
    pairs = ((name, value) for name, value in written.items() if value not in ("", None))
    text = image.default_alt_text if alt is None else alt
    tag = format_html('<img alt="{}"{}>', text, format_html_join("", ' {}="{}"', pairs))
    lighter = _avif(image, where)
    if not lighter:
        return tag
    source = '<picture><source type="image/avif" srcset="{}" sizes="{}">{}</picture>'
    return format_html(source, _srcset(lighter), where.sizes, tag)


@register.simple_tag
def picture_credit(image: CampaignImage | None) -> SafeString:
    """Who made it, leading to the original, and the public license, leading to its terms; empty where none is known."""
    if not image:
        return SafeString()
    parts = []
    if image.credit:
        link = '<a href="{1}" rel="noopener">{0}</a>' if image.source_url else "{0}"
        parts.append(format_html(link, image.credit, image.source_url))
    if terms := image.public_license:
        parts.append(format_html('<a href="{}" rel="license noopener">{}</a>', terms["url"], terms["name"]))
    return format_html_join(", ", "{}", ((part,) for part in parts))


def _webp(image: CampaignImage, place: Place) -> list[AbstractRendition]:
    """The narrowest first, none twice: a small original stays as it is."""
    if image.is_svg():
        return [image.get_rendition(f"{place.operation.format(place.widths[0])}|preserve-svg")]
    return _by_width(image.get_renditions(*place.specs("webp")).values())


def _avif(image: CampaignImage, place: Place) -> list[AbstractRendition]:
    """None where a task has yet to make them, or never will."""
    if not place.is_photograph or image.is_svg() or not image.has_avif_copies():
        return []
    return _by_width(image.find_existing_renditions(*map(Filter, place.specs("avif"))).values())


def _by_width(renditions: Any) -> list[AbstractRendition]:
    by_width = {rendition.width: rendition for rendition in renditions}
    return [by_width[width] for width in sorted(by_width)]


def _srcset(renditions: list[AbstractRendition]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)


def _focus(image: CampaignImage) -> list[str]:
    """Classes of ``pictures.css``, in tenths: a strict policy takes no style from the page itself."""
    center = image.focal_center
    if center is None:
        return []
    across, down = (round(part * 10) for part in center)
    return [f"focus-x-{across}", f"focus-y-{down}"]

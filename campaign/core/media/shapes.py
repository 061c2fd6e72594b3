"""How a picture and a document look in every API answer."""

from typing import Any

from wagtail.images.models import SourceImageIOError

from campaign.core.signed_links import here_absolute

RENDITIONS = {"small": "max-480x480|format-webp", "large": "max-1600x1600|format-webp"}


def absolute(url: str) -> str:
    """The address with scheme and host, for readers on other sites."""
    return url if "://" in url else here_absolute(url)


def image_shape(image: Any, alt: str = "") -> dict | None:
    """``{"id", "title", "alt", "credit", "width", "height", "renditions": {name: {"url", "width", "height"}}}``.

    Vector images keep their own file in each rendition; one whose file is gone has no renditions. None where
    there is no image.
    """
    if image is None:
        return None
    return {
        "id": image.pk,
        "title": image.title,
        "alt": alt or image.default_alt_text,
        "credit": image.credit,
        "width": image.width,
        "height": image.height,
        "renditions": _renditions(image),
    }


def _renditions(image: Any) -> dict[str, dict]:
    specs = {"small": "original", "large": "original"} if image.is_svg() else RENDITIONS
    try:
        made = image.get_renditions(*set(specs.values()))
    except SourceImageIOError:
        return {}
    return {
        label: {"url": absolute(made[spec].url), "width": made[spec].width, "height": made[spec].height}
        for label, spec in specs.items()
    }


def document_shape(document: Any) -> dict | None:
    """``{"id", "title", "url", "format", "bytes"}``; None where there is no document."""
    if document is None:
        return None
    return {
        "id": document.pk,
        "title": document.title,
        "url": absolute(document.url),
        "format": document.format_name,
        "bytes": document.get_file_size(),
    }

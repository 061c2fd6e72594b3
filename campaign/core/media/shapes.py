"""How a picture and a document look in every API answer."""

from typing import Any

from wagtail.images.models import SourceImageIOError

from campaign.core.media.sizes import API
from campaign.core.signed_links import here_absolute


def absolute(url: str) -> str:
    """The address with scheme and host, for readers on other sites."""
    return url if "://" in url else here_absolute(url)


def image_shape(image: Any, alt: str = "") -> dict | None:
    """What ``campaign.headless.media.ImageOut`` says.

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
        "license": image.public_license,
        "source_url": image.source_url,
        "focal_point": focal_point(image),
        "width": image.width,
        "height": image.height,
        "renditions": _renditions(image),
    }


def cover_shape(own: Any, document: Any) -> dict | None:
    """``{"url", "width", "height"}`` of an editor's picture, else of the document's first page; None without both."""
    if own is not None:
        renditions = _renditions(own)
        return renditions.get("small")
    if document is None or not document.cover:
        return None
    return {"url": absolute(document.cover.url), "width": document.cover_width, "height": document.cover_height}


def focal_point(image: Any) -> dict[str, float] | None:
    """``{"x", "y"}`` from 0 to 1, for who cuts the picture; None where no editor marked it."""
    center = image.focal_center
    return {"x": round(center[0], 3), "y": round(center[1], 3)} if center else None


def _renditions(image: Any) -> dict[str, dict]:
    specs = {"small": "original", "large": "original"} if image.is_svg() else API
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

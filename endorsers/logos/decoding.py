"""A logo made again: pixels and nothing else, or shapes and nothing else. Runs in a process of its own."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from PIL import Image, ImageCms, ImageOps

from campaign.runtime.decoding.pictures import MOVING
from endorsers.logos.svg_cleaning import clean_svg, looks_like_svg

LARGEST_FILE = 2 * 1024 * 1024
LARGEST_SIDE = 4000
SMALLEST_SIDE = 24  # of the longer side; less is no logo but a dot
KEPT_SIDE = 1600

# By its first bytes, never by the name that came with it. What a picture is saved as keeps what it looks like.
_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"RIFF", "WEBP"))
_TYPES = {"PNG": ("image/png", "png"), "JPEG": ("image/jpeg", "jpg"), "WEBP": ("image/webp", "webp")}


def decode(content: BinaryIO, arguments: tuple[str, ...]) -> Iterator[bytes]:
    """A line of JSON with type, ending, width and height, then the picture. Raises ValueError with a code."""
    data = content.read(LARGEST_FILE)
    try:
        if looks_like_svg(data):
            svg = clean_svg(data)
            facts, picture = ("image/svg+xml", "svg", svg.width, svg.height), svg.data
        else:
            facts, picture = _made_anew(data)
    except ValidationError as error:
        raise ValueError(error.code) from error
    yield json.dumps(facts).encode() + b"\n"
    yield picture


def _made_anew(data: bytes) -> tuple[tuple[str, str, int, int], bytes]:
    kind = next((name for start, name in _SIGNATURES if data.startswith(start)), "")
    try:
        with Image.open(BytesIO(data), formats=[kind] if kind else []) as picture:
            _check_size(picture.size)  # the header's word: nothing is decoded yet
            if kind in MOVING and getattr(picture, "n_frames", 1) > 1:
                raise ValidationError("", code="moves")
            pixels = _pixels(picture)
    except (ValidationError, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise ValidationError("", code="too_many_pixels") from error
    except Exception as error:  # decoders fail on a broken file in many ways, all of which mean this
        raise ValidationError("", code="no_picture") from error
    encoded = _encoded(pixels, kind)
    if len(encoded) > LARGEST_FILE:
        kind, encoded = "WEBP", _encoded(pixels, "WEBP")
    return (*_TYPES[kind], *pixels.size), encoded


def _check_size(size: tuple[int, int]) -> None:
    if max(size) > LARGEST_SIDE:
        raise ValidationError("", code="too_many_pixels")
    if max(size) < SMALLEST_SIDE:
        raise ValidationError("", code="too_few_pixels")


def _pixels(picture: Image.Image) -> Image.Image:
    """The first frame, upright, in sRGB, no larger than what is kept."""
    profile = picture.info.get("icc_profile")
    # JPEG is decoded no larger than needed, and each kind is made small before anything else copies it.
    picture.draft(None, (KEPT_SIDE, KEPT_SIDE))
    picture.load()
    picture.thumbnail((KEPT_SIDE, KEPT_SIDE))
    upright = ImageOps.exif_transpose(picture)
    transparent = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    if profile and upright.mode in ("RGB", "RGBA", "CMYK"):
        upright = _in_srgb(upright, profile)
    pixels = upright.convert("RGBA" if transparent else "RGB")
    pixels.info = {}
    return pixels


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Its colours as every screen shows them; as they are where the profile can't be read."""
    try:
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _encoded(pixels: Image.Image, kind: str) -> bytes:
    options: dict[str, dict[str, Any]] = {"PNG": {"optimize": True}, "JPEG": {"quality": 90}, "WEBP": {"quality": 90}}
    out = BytesIO()
    pixels.save(out, kind, **options[kind])
    return out.getvalue()

"""Logos from strangers: looked at before they are decoded, made anew, and refused in words."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from endorsers.logos.svg_cleaning import clean_svg, looks_like_svg

LARGEST_FILE = 2 * 1024 * 1024
LARGEST_SIDE = 4000
SMALLEST_SIDE = 24  # of the longer side; less is no logo but a dot
KEPT_SIDE = 1600
NAME_LENGTH = 80

TOO_LARGE = _("The file is larger than 2 MB. Save the logo smaller and choose it again.")
NO_PICTURE = _("This is no PNG, JPEG, WebP or SVG picture that can be read. Save the logo as PNG and choose it again.")
TOO_MANY_PIXELS = _("The picture is larger than 4000 by 4000 pixels. Save the logo smaller and choose it again.")
TOO_FEW_PIXELS = _("The picture is too small to be seen. Choose a larger logo.")

# By its first bytes, never by the name that came with it. What a picture is saved as keeps what it looks like.
_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"RIFF", "WEBP"))
_TYPES = {"PNG": ("image/png", "png"), "JPEG": ("image/jpeg", "jpg"), "WEBP": ("image/webp", "webp")}


@dataclass(frozen=True)
class CleanLogo:
    """A picture that is safe to store and to show: pixels and nothing else, or shapes and nothing else."""

    data: bytes
    content_type: str
    file_name: str
    width: int
    height: int


def clean_logo(data: bytes, *, file_name: str = "") -> CleanLogo:
    """Make the picture anew, without metadata and whatever else the file held. Raises ValidationError in words."""
    if len(data) > LARGEST_FILE:
        raise ValidationError(TOO_LARGE, code="too_large")
    if looks_like_svg(data):
        svg = clean_svg(data)
        return CleanLogo(svg.data, "image/svg+xml", _named(file_name, "svg"), svg.width, svg.height)
    kind = next((name for start, name in _SIGNATURES if data.startswith(start)), None)
    if kind is None:
        raise ValidationError(NO_PICTURE, code="no_picture")
    return _made_anew(data, kind, file_name)


def _made_anew(data: bytes, kind: str, file_name: str) -> CleanLogo:
    try:
        with Image.open(BytesIO(data), formats=[kind]) as picture:
            _check_size(picture.size)  # the header's word: nothing is decoded yet
            pixels = _pixels(picture)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from error
    except Exception as error:  # decoders fail on a broken file in many ways, all of which mean this
        raise ValidationError(NO_PICTURE, code="no_picture") from error
    encoded = _encoded(pixels, kind)
    if len(encoded) > LARGEST_FILE:
        kind, encoded = "WEBP", _encoded(pixels, "WEBP")
    content_type, suffix = _TYPES[kind]
    return CleanLogo(encoded, content_type, _named(file_name, suffix), *pixels.size)


def _check_size(size: tuple[int, int]) -> None:
    if max(size) > LARGEST_SIDE:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels")
    if max(size) < SMALLEST_SIDE:
        raise ValidationError(TOO_FEW_PIXELS, code="too_few_pixels")


def _pixels(picture: Image.Image) -> Image.Image:
    """The first frame, upright, in sRGB, no larger than what is kept."""
    profile = picture.info.get("icc_profile")
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((KEPT_SIDE, KEPT_SIDE))
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
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _encoded(pixels: Image.Image, kind: str) -> bytes:
    options = {"PNG": {"optimize": True}, "JPEG": {"quality": 90}, "WEBP": {"quality": 90}}[kind]
    out = BytesIO()
    pixels.save(out, kind, **options)
    return out.getvalue()


def _named(file_name: str, suffix: str) -> str:
    """The name as its owner knows it, with the ending that fits what is kept."""
    stem = "".join(char for char in PurePath(file_name.replace("\\", "/")).stem if char.isprintable()).strip(". ")
    return f"{stem[:NAME_LENGTH] or 'logo'}.{suffix}"

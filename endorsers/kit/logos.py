"""Logos as pixels, for pictures and sheets."""

from io import BytesIO

from PIL import Image

from campaign.core.models import CampaignImage
from campaign.headless.cache_headers import remember
from campaign.runtime.decoding.apart import MEGABYTE, Decoder, DecodingError
from endorsers.kit.contents import Logo

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_SIDE = 1000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF")
VECTORS = Decoder("endorsers.kit.vector_drawing", memory=768 * MEGABYTE, seconds=20, at_once=2, patience=10)
KEPT = 24 * 3600


def logo_of(name: str, image: CampaignImage | None) -> Logo:
    """Its pixels; only the name where there is no picture, or it is gone, or can't be drawn."""
    if image is None:
        return Logo(name)
    return Logo(name, remember(f"kit-logo:{image.pk}:{image.file.name}", KEPT, lambda: _pixels(image)))


def opened(logo: Logo) -> Image.Image | None:
    return Image.open(BytesIO(logo.data), formats=["PNG"]).convert("RGBA") if logo.data else None


def within(pixels: Image.Image, width: float, height: float) -> Image.Image:
    """As large as fits into the box, in its own proportions."""
    scale = min(width / pixels.width, height / pixels.height)
    return pixels.resize((max(1, round(pixels.width * scale)), max(1, round(pixels.height * scale))))


def _pixels(image: CampaignImage) -> bytes:
    """As PNG without its own margins; empty where it can't be drawn."""
    try:
        with image.open_file() as file:
            data = file.read(LARGEST_FILE)
        data = VECTORS.decoded(data) if image.is_svg() else data
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
            pixels = picture.convert("RGBA")
    except (DecodingError, OSError, ValueError, Image.DecompressionBombError):
        return b""
    box = pixels.getchannel("A").getbbox()
    if box is None:
        return b""
    out = BytesIO()
    pixels.crop(box).save(out, "PNG")
    return out.getvalue()

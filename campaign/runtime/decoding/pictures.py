"""Pictures of pixels: looked at by their header first, then decoded no larger than they are needed."""

from collections.abc import Iterator
from typing import BinaryIO

from PIL import Image, ImageFile

from campaign.runtime.decoding.apart import MEGABYTE, Decoder

# A camera's 50 megapixels, decoded as RGB and as what that is made of.
MOST_PIXELS = 64_000_000
LOOK_AT = Decoder("campaign.runtime.decoding.pictures", memory=1024 * MEGABYTE, seconds=30, at_once=2, patience=20)

TOO_MANY_PIXELS = "too_many_pixels"
BROKEN = "broken"
MOVING = ("GIF", "PNG", "WEBP", "AVIF")
MOVES = b"moves"
STANDS = b"stands"


def decode(content: BinaryIO, arguments: tuple[str, ...]) -> Iterator[bytes]:
    """``moves`` or ``stands``, once the whole picture was read. Raises ValueError with a code.

    JPEG is decoded at an eighth of its size, which reads all of the file and takes little memory.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = None  # the header is asked below
    try:
        _register_further_formats()
        with Image.open(content) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise OverflowError
            # A camera's JPEG may hold a second picture, which is no movement.
            moves = picture.format in MOVING and getattr(picture, "n_frames", 1) > 1
            picture.draft("RGB", (picture.width // 8, picture.height // 8))
            picture.load()
    except OverflowError:
        raise ValueError(TOO_MANY_PIXELS) from None
    except MemoryError:
        raise
    except Exception:  # decoders fail on a broken file in many ways, all of which mean this
        raise ValueError(BROKEN) from None
    yield MOVES if moves else STANDS


def _register_further_formats() -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener()

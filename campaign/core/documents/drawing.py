"""The first page of a PDF as a picture, drawn by a process of its own: PDFium reads what strangers wrote."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from campaign.runtime.decoding.apart import MEGABYTE, Decoder, DecodingError

BYTES_AT_MOST = 30 * 1024 * 1024
WIDTH, HEIGHT_AT_MOST = 480, 1200
QUALITY = 80
# A task draws it, and nobody waits for that.
DRAW = Decoder("campaign.core.documents.drawing", memory=1024 * MEGABYTE, seconds=30, at_once=1, patience=600)


def draw_cover(content: bytes) -> bytes:
    """WebP, ``WIDTH`` pixels wide; empty for a file that has a password, is broken or takes too much."""
    if len(content) > BYTES_AT_MOST:
        return b""
    try:
        return DRAW.decoded(content)
    except DecodingError:
        return b""


def decode(content: BinaryIO, arguments: tuple[str, ...]) -> Iterator[bytes]:
    """The picture. Raises ValueError where there is none to be had."""
    import pypdfium2

    try:
        page = pypdfium2.PdfDocument(content.read(BYTES_AT_MOST + 1))[0]
        width, height = page.get_size()
        scale = min(WIDTH / width, HEIGHT_AT_MOST / height)
        picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        drawn = BytesIO()
        picture.save(drawn, "WEBP", quality=QUALITY)
    except MemoryError:
        raise
    except Exception:  # a broken file fails in many ways, all of which mean this
        raise ValueError("not drawn") from None
    yield drawn.getvalue()

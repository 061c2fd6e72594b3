"""A vector logo as pixels: fpdf2 makes a page of it and PDFium draws that, in a process of its own."""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

LARGEST_FILE = 2 * 1024 * 1024
SIDE = 1200


def decode(content: BinaryIO, arguments: tuple[str, ...]) -> Iterator[bytes]:
    """A PNG with a transparent ground, its longer side of ``SIDE`` pixels. Raises ValueError where none is made."""
    import pypdfium2
    from fpdf import FPDF
    from fpdf.svg import SVGObject

    logging.getLogger("fpdf").setLevel(logging.ERROR)  # it tells of each title that it leaves out
    try:
        data = content.read(LARGEST_FILE)
        width, height = _size(SVGObject(data.decode()))
        page = FPDF(unit="pt", format=(width, height))
        page.set_margin(0)
        page.set_auto_page_break(False)
        page.add_page()
        page.image(BytesIO(data), 0, 0, width, height, keep_aspect_ratio=True)
        drawn = pypdfium2.PdfDocument(bytes(page.output()))[0]
        picture = drawn.render(scale=SIDE / max(width, height), fill_color=(0, 0, 0, 0)).to_pil()
        file = BytesIO()
        picture.save(file, "PNG")
    except MemoryError:
        raise
    except Exception:  # a drawing fails in many ways, all of which mean this
        raise ValueError("not drawn") from None
    yield file.getvalue()


def _size(svg: Any) -> tuple[float, float]:
    """Its proportions, the longer side of 1000 points."""
    box = svg.viewbox
    width, height = (box[2], box[3]) if box else (svg.width, svg.height)
    scale = 1000 / max(width, height)
    return width * scale, height * scale

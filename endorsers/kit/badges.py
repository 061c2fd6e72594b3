"""A badge for the organization's own site, as SVG and as PNG: it says whom the organization supports."""

from dataclasses import dataclass
from html import escape
from io import BytesIO
from math import ceil

from PIL import Image, ImageDraw

from campaign.core.text.cleaning import xml_text
from campaign.core.text.layout.bidi import is_right_to_left
from campaign.core.text.layout.pictures import draw, fitted, width
from endorsers.kit.contents import Kit

WIDTH, HEIGHT, MARGIN = 320, 96, 20
SMALL, LARGE, LEAST = 13, 22, 13
SCALE = 3  # pixels of the PNG for each unit
FONTS = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"


@dataclass(frozen=True)
class _Line:
    words: str
    size: int
    y: int
    color: str

    @property
    def x(self) -> float:
        return WIDTH - MARGIN - self.width if is_right_to_left(self.words) else MARGIN

    @property
    def width(self) -> float:
        return min(width(self.words, self.size), WIDTH - 2 * MARGIN)


def badge_svg(kit: Kit) -> bytes:
    lines = "".join(
        f'<text x="{line.x if not is_right_to_left(line.words) else WIDTH - MARGIN:.0f}" y="{line.y}" '
        f'font-size="{line.size}" font-weight="600" fill="{line.color}" '
        f'direction="{"rtl" if is_right_to_left(line.words) else "ltr"}" textLength="{ceil(line.width)}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(line.words)}</text>'
        for line in _lines(kit)
    )
    said = escape(f"{kit.badge} {kit.title}")
    return xml_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{kit.language}" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{said}" font-family="{FONTS}"><title>{said}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="{kit.look.corner}" fill="{kit.look.main}"/>'
        f'<rect y="{HEIGHT - 6}" width="{WIDTH}" height="6" fill="{kit.look.accent}"/>{lines}</svg>'
    ).encode()


def badge_png(kit: Kit) -> bytes:
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), kit.look.main)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle([0, (HEIGHT - 6) * SCALE, WIDTH * SCALE, HEIGHT * SCALE], fill=kit.look.accent)
    for line in _lines(kit):
        draw(canvas, (line.x * SCALE, line.y * SCALE), line.words, size=line.size * SCALE, fill=line.color)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _lines(kit: Kit) -> list[_Line]:
    inner = WIDTH - 2 * MARGIN
    _size, small = fitted(kit.badge, sizes=(SMALL,), available=inner, most_lines={SMALL: 1})
    sizes = (LARGE, 19, 16, LEAST)
    size, title = fitted(kit.title, sizes=sizes, available=inner, most_lines={LARGE: 1, 19: 1, 16: 2, LEAST: 2})
    first = 58 if len(title) == 1 else 52
    return [
        _Line(small[0], SMALL, 28, kit.look.accent),
        *(_Line(line, size, first + number * (size + 5), "#ffffff") for number, line in enumerate(title)),
    ]

"""Text on a page of a PDF, shaped by HarfBuzz. What no font has becomes a replacement character."""

import unicodedata
from collections.abc import Iterator
from functools import cache, partial

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, TTFError, TTFont, shapeStr
from reportlab.pdfgen.canvas import Canvas

from campaign.core.text.layout import breaking, fonts
from campaign.core.text.layout.bidi import mirrored, runs_in_order_of_sight

OWN = "Vera.ttf"  # comes with reportlab
FIRST_CHOICES = ("NotoSans-Regular.ttf", "DejaVuSans.ttf", OWN)
UNKNOWN = "\ufffd"


def draw(canvas: Canvas, x: float, y: float, text: str, size: float) -> None:
    """Write one line, ``x`` from the left in every script."""
    for font, shaped in _runs(text, size):
        canvas.setFont(font, size)
        canvas.drawString(x, y, shaped)
        x += _width(shaped, font, size)


def width(text: str, size: float) -> float:
    """The line's width in points."""
    return sum(_width(shaped, font, size) for font, shaped in _runs(text, size))


def wrapped(text: str, size: float, available: float) -> list[str]:
    """Lines of at most ``available`` points."""
    return breaking.wrapped(text, width=partial(width, size=size), available=available) or [""]


def fitted(text: str, *, sizes: tuple[int, ...], available: float, most_lines: dict[int, int]) -> tuple[int, list[str]]:
    """As for pictures: the first size in which the text takes its lines at most; in the last one it is cut."""
    return breaking.fitted(text, width=width, sizes=sizes, available=available, most_lines=most_lines)


def _runs(text: str, size: float) -> Iterator[tuple[str, str]]:
    """From left to right: a font, and what it draws as it is drawn."""
    for run in runs_in_order_of_sight(text):
        drawn = list(_by_font(run.text))
        for font, part in reversed(drawn) if run.right_to_left else drawn:
            yield font, _shaped(part, font, size, right_to_left=run.right_to_left)


def _by_font(text: str) -> Iterator[tuple[str, str]]:
    for font, part in fonts.by_font(text, font_of=_font_of, has=_has):
        if font is not None:
            yield font, part
        elif unknown := UNKNOWN * sum(unicodedata.category(char)[0] not in "MC" for char in part):
            yield _font_of(UNKNOWN) or _base_font(), unknown


def _shaped(part: str, font: str, size: float, *, right_to_left: bool) -> str:
    """The part as it is drawn from left to right; shaping takes time, so only what needs it is shaped."""
    if not part.isascii() and any(map(_needs_shaping, part)) and pdfmetrics.getFont(font).shapable:
        return shapeStr(part, font, size)  # from the script's own direction
    return mirrored(part)[::-1] if right_to_left else part


@cache
def _needs_shaping(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or unicodedata.bidirectional(char) in ("R", "AL")


def _width(shaped: str, font: str, size: float) -> float:
    if isinstance(shaped, ShapedStr):
        return sum(float(glyph.x_advance) for glyph in shaped.__shapeData__) * size / 1000
    return pdfmetrics.stringWidth(shaped, font, size)


@cache
def _font_of(char: str) -> str | None:
    names = (*FIRST_CHOICES, *fonts.of_script(char, ("Regular",)), *fonts.LAST_CHOICES)
    return next((name for name in names if _has(name, char)), None)


def _base_font() -> str:
    return next(name for name in FIRST_CHOICES if _loaded(name))


def _has(name: str, char: str) -> bool:
    font = _loaded(name)
    return font is not None and ord(char) in font.face.charToGlyph


@cache
def _loaded(name: str) -> TTFont | None:
    path = OWN if name == OWN else fonts.files().get(name)
    if path is None:
        return None
    try:
        font = TTFont(name, path)
    except (TTFError, OSError):
        return None
    pdfmetrics.registerFont(font)
    return font

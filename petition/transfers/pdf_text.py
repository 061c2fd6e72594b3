"""Text in any script on a PDF page: each character in a font that has it."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from django.conf import settings
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, TTFError, TTFont, shapeStr
from reportlab.pdfgen.canvas import Canvas

FIRST_CHOICES = ("NotoSans-Regular.ttf", "DejaVuSans.ttf", "Vera.ttf")  # the last one comes with reportlab
LAST_CHOICES = ("DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "DejaVuSans.ttf")
UNKNOWN = "\ufffd"
RIGHT_TO_LEFT = ("R", "AL")
Run = tuple[str, str]


def draw(canvas: Canvas, x: float, y: float, text: str, size: float) -> None:
    """Write one line. Scripts whose letters join or change order are shaped where uharfbuzz is installed."""
    for font, run in _in_order_of_sight(list(_runs(text))):
        canvas.setFont(font, size)
        shaped = _shaped(run, font, size)
        canvas.drawString(x, y, shaped)
        x += _width(shaped, font, size)


def width(text: str, size: float) -> float:
    return sum(_width(_shaped(run, font, size), font, size) for font, run in _runs(text))


def wrap(text: str, size: float, available: float) -> list[str]:
    """Lines that fit, broken between words, and within a word that is wider than a line."""
    if width(text, size) <= available:
        return [" ".join(text.split())]
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size) <= available:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if lines[-1] and width(lines[-1] + char, size) > available:
                lines.append("")
            lines[-1] += char
    return lines


def _runs(text: str) -> Iterator[Run]:
    """Pairs of a font's name and the characters that it draws. What no font has becomes a replacement character."""
    fonts: list[tuple[str, str]] = []
    for char in text:
        # A mark or a space is drawn with the letter before it, where that one's font can do it.
        before = fonts[-1][0] if fonts and (char.isspace() or unicodedata.category(char)[0] in "MC") else ""
        font = before if before and _has(before, char) else _font_of(char)
        if font:
            fonts.append((font, char))
        elif unicodedata.category(char)[0] not in "MC":
            fonts.append((_font_of(UNKNOWN) or _base_font(), UNKNOWN))
    for font, pairs in groupby(fonts, key=lambda pair: pair[0]):
        yield font, "".join(char for _font, char in pairs)


def _in_order_of_sight(runs: list[Run]) -> list[Run]:
    """From left to right: the runs of a text that begins from the right stand the other way round."""
    first = next((char for _font, run in runs for char in run if char.isalpha()), "")
    return runs[::-1] if unicodedata.bidirectional(first or "a") in RIGHT_TO_LEFT else runs


def _shaped(run: str, font: str, size: float) -> str:
    """The run as it is drawn from left to right; shaping takes time, so only what needs it is shaped."""
    if run.isascii() or not any(map(_needs_shaping, run)):
        return run
    if pdfmetrics.getFont(font).shapable:  # false without uharfbuzz
        return shapeStr(run, font, size)
    return run[::-1] if unicodedata.bidirectional(run[0]) in RIGHT_TO_LEFT else run


@cache
def _needs_shaping(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or unicodedata.bidirectional(char) in RIGHT_TO_LEFT


def _width(run: str, font: str, size: float) -> float:
    if isinstance(run, ShapedStr):
        return sum(float(glyph.x_advance) for glyph in run.__shapeData__) * size / 1000
    return pdfmetrics.stringWidth(run, font, size)


@cache
def _font_of(char: str) -> str:
    """The first font that has the character: a common one, its script's own, a wide one; empty for none."""
    script = unicodedata.name(char, "").split(" ")[0].split("-")[0].title()
    own = [f"Noto{style}{script}-Regular.ttf" for style in ("Sans", "Naskh", "Serif")] if script else []
    return next((name for name in (*FIRST_CHOICES, *own, *LAST_CHOICES) if _has(name, char)), "")


def _base_font() -> str:
    return next(name for name in FIRST_CHOICES if _loaded(name))


def _has(name: str, char: str) -> bool:
    font = _loaded(name)
    return font is not None and ord(char) in font.face.charToGlyph


@cache
def _loaded(name: str) -> TTFont | None:
    path = "Vera.ttf" if name == "Vera.ttf" else _files().get(name)
    if path is None:
        return None
    try:
        font = TTFont(name, path)
    except (TTFError, OSError):
        return None
    pdfmetrics.registerFont(font)
    return font


@cache
def _files() -> dict[str, str]:
    return {
        path.name: str(path) for folder in settings.PDF_FONT_FOLDERS for path in sorted(Path(folder).rglob("*.ttf"))
    }

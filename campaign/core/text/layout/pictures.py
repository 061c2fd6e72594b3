"""Text on a picture, shaped by raqm where Pillow has it. What no font has is left out, so that no box is shown."""

from collections.abc import Iterator
from functools import lru_cache

from PIL import ImageDraw, ImageFont, features

from campaign.core.text.layout import breaking, fonts
from campaign.core.text.layout.bidi import mirrored, runs_in_order_of_sight

FIRST_CHOICES = ("NotoSans-Bold.ttf", "DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf")
OWN = ""  # Pillow's own font, which has Latin letters
_SHAPES = features.check("raqm")


def draw(canvas: ImageDraw.ImageDraw, position: tuple[float, float], text: str, *, size: int, fill: str) -> None:
    """Write one line; ``position`` is the start of its base line, from the left in every script."""
    x, y = position
    for name, run, direction in _runs(text):
        canvas.text((x, y), run, font=_font(name, size), fill=fill, anchor="ls", direction=direction)
        x += _font(name, size).getlength(run, direction=direction)


def width(text: str, size: int) -> float:
    """The line's width in pixels."""
    return sum(_font(name, size).getlength(run, direction=direction) for name, run, direction in _runs(text))


def fitted(text: str, *, sizes: tuple[int, ...], available: float, most_lines: dict[int, int]) -> tuple[int, list[str]]:
    """The first of the sizes in which the text takes at most its number of lines; in the last one it is cut."""
    return breaking.fitted(text, width=width, sizes=sizes, available=available, most_lines=most_lines)


def _runs(text: str) -> Iterator[tuple[str, str, str | None]]:
    """From left to right: a font, the characters that it draws, and their direction for raqm."""
    for run in runs_in_order_of_sight(text):
        drawn = [(name, part) for name, part in fonts.by_font(run.text, font_of=_font_of, has=_has) if name is not None]
        for name, part in reversed(drawn) if run.right_to_left else drawn:
            if _SHAPES and name != OWN:
                yield name, part, "rtl" if run.right_to_left else "ltr"
            else:
                yield name, mirrored(part)[::-1] if run.right_to_left else part, None


@lru_cache(maxsize=4096)
def _font_of(char: str) -> str | None:
    names = (*FIRST_CHOICES, *fonts.of_script(char, ("Bold", "Regular")), *fonts.LAST_CHOICES, OWN)
    return next((name for name in names if _has(name, char)), None)


def _has(name: str, char: str) -> bool:
    if name == OWN:
        return char.isprintable() and ord(char) < 0x180  # the Latin letters of European languages
    return ord(char) in fonts.characters(name)


@lru_cache(maxsize=128)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.truetype(fonts.files()[name], size) if name else ImageFont.load_default(size)

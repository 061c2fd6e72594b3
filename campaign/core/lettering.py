"""Text in any script on a picture: each character in a font that has it, shaped by raqm where Pillow has it."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from django.conf import settings
from PIL import ImageDraw, ImageFont
from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

FIRST_CHOICES = ("NotoSans-Bold.ttf", "DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf")
STYLES = ("Sans", "Naskh", "Serif")
LAST_CHOICES = ("DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "DejaVuSans.ttf")
OWN = ""  # Pillow's own font, which has Latin letters
RIGHT_TO_LEFT = ("R", "AL")
# Scripts without spaces: a line may break before any of their characters.
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
Run = tuple[str, str]


def draw(canvas: ImageDraw.ImageDraw, position: tuple[float, float], text: str, *, size: int, fill: str) -> None:
    """Write one line; ``position`` is the start of its base line, from the left in every script."""
    x, y = position
    for font, run in _in_order_of_sight(list(_runs(text))):
        canvas.text((x, y), run, font=_font(font, size), fill=fill, anchor="ls")
        x += _font(font, size).getlength(run)


def width(text: str, size: int) -> float:
    return sum(_font(font, size).getlength(run) for font, run in _runs(text))


def is_right_to_left(text: str) -> bool:
    """True where the first letter is of a script that is written from the right."""
    first = next((char for char in text if char.isalpha()), "a")
    return unicodedata.bidirectional(first) in RIGHT_TO_LEFT


def wrapped(text: str, *, size: int, available: float) -> list[str]:
    """Lines that fit, broken where the script breaks, and within a word that is wider than a line."""
    lines = [""]
    for piece in _pieces(" ".join(text.split())):
        if width((lines[-1] + piece).rstrip(), size) <= available:
            lines[-1] += piece
            continue
        if lines[-1].strip():
            lines.append("")
        for char in piece:
            if lines[-1] and not _joins(char) and width(lines[-1] + char, size) > available:
                lines.append("")
            lines[-1] += char
    return [line.strip() for line in lines if line.strip()]


def fitted(text: str, *, sizes: tuple[int, ...], available: float, most_lines: dict[int, int]) -> tuple[int, list[str]]:
    """The first of the sizes in which the text takes at most its number of lines; in the last one it is cut."""
    for size in sizes:
        lines = wrapped(text, size=size, available=available)
        if len(lines) <= most_lines[size]:
            return size, lines
    lines = lines[: most_lines[size]]
    while lines[-1] and width(f"{lines[-1]}…", size) > available:
        lines[-1] = lines[-1][:-1].rstrip()
    return size, [*lines[:-1], f"{lines[-1]}…"]


def _pieces(text: str) -> Iterator[str]:
    """What no line break may part: a word with the space behind it, or a character of a script without spaces."""
    piece = ""
    for char in text:
        if piece and (piece[-1] == " " or (_is_unspaced(char) and not _joins(char))):
            yield piece
            piece = ""
        piece += char
    yield piece


def _joins(char: str) -> bool:
    """Marks and closing punctuation stand with the character before them."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Pe", "Pf", "Po", "Cf")


@lru_cache(maxsize=4096)
def _is_unspaced(char: str) -> bool:
    return unicodedata.name(char, "").split(" ")[0] in UNSPACED


def _runs(text: str) -> Iterator[Run]:
    """Pairs of a font and the characters that it draws. What no font has is left out, so that no box is shown."""
    fonts: list[tuple[str, str]] = []
    for char in text:
        # A mark or a space is drawn with the letter before it, where that one's font can do it.
        before = fonts[-1][0] if fonts and (char.isspace() or unicodedata.category(char)[0] in "MC") else None
        font = before if before is not None and _has(before, char) else _font_of(char)
        if font is not None:
            fonts.append((font, char))
    for font, pairs in groupby(fonts, key=lambda pair: pair[0]):
        yield font, "".join(char for _font, char in pairs)


def _in_order_of_sight(runs: list[Run]) -> list[Run]:
    return runs[::-1] if is_right_to_left("".join(run for _font, run in runs)) else runs


@lru_cache(maxsize=4096)
def _font_of(char: str) -> str | None:
    """The first font that has the character: a common one, its script's own, a wide one; None for none."""
    script = unicodedata.name(char, "").split(" ")[0].split("-")[0].title()
    own = [f"Noto{style}{script}-{weight}.ttf" for weight in ("Bold", "Regular") for style in STYLES if script]
    return next((name for name in (*FIRST_CHOICES, *own, *LAST_CHOICES, OWN) if _has(name, char)), None)


def _has(name: str, char: str) -> bool:
    if name == OWN:
        return char.isprintable() and ord(char) < 0x180  # the Latin letters of European languages
    return ord(char) in _characters(name)


@cache
def _characters(name: str) -> frozenset[int]:
    path = _files().get(name)
    if path is None:
        return frozenset()
    try:
        return frozenset(TTFontFile(path, validate=0).charToGlyph)
    except (TTFError, OSError):
        return frozenset()


@lru_cache(maxsize=128)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_files()[name], size) if name else ImageFont.load_default(size)


@cache
def _files() -> dict[str, str]:
    return {
        path.name: str(path) for folder in settings.PDF_FONT_FOLDERS for path in sorted(Path(folder).rglob("*.ttf"))
    }

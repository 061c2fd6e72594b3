"""A font for each character: a common one, that of the character's script, or one with most scripts."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from django.conf import settings
from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

STYLES = ("Sans", "Naskh", "Serif")
# Wide ones in the end: Debian's fallback for Chinese, Japanese and Korean, and DejaVu for symbols.
LAST_CHOICES = ("DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "DejaVuSans.ttf")


@cache
def files() -> dict[str, str]:
    """The paths of the TrueType fonts of this machine, by the files' names."""
    return {
        path.name: str(path) for folder in settings.PDF_FONT_FOLDERS for path in sorted(Path(folder).rglob("*.ttf"))
    }


@cache
def characters(name: str) -> frozenset[int]:
    """The code points that a font has; none where it is not here or can't be read."""
    path = files().get(name)
    if path is None:
        return frozenset()
    try:
        return frozenset(TTFontFile(path, validate=0).charToGlyph)
    except (TTFError, OSError):
        return frozenset()


def of_script(char: str, weights: tuple[str, ...]) -> Iterator[str]:
    """Names of fonts for the character's script, in the first weight that there is."""
    script = unicodedata.name(char, "").split(" ")[0].split("-")[0].title()
    for weight in weights if script else ():
        yield from (f"Noto{style}{script}-{weight}.ttf" for style in STYLES)


def by_font(
    text: str, *, font_of: Callable[[str], str | None], has: Callable[[str, str], bool]
) -> Iterator[tuple[str | None, str]]:
    """Pairs of a font and the characters that it draws; of None and those that no font has.

    A mark or a space is drawn with the letter before it, where that one's font can do it.
    """
    fonts: list[tuple[str | None, str]] = []
    for char in text:
        before = fonts[-1][0] if fonts and (char.isspace() or unicodedata.category(char)[0] in "MC") else None
        fonts.append((before if before is not None and has(before, char) else font_of(char), char))
    for font, pairs in groupby(fonts, key=lambda pair: pair[0]):
        yield font, "".join(char for _font, char in pairs)

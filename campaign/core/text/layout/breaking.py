"""Lines that fit: broken between words, in scripts without spaces before any character, and within what is too wide."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

# Scripts without spaces: a line may break before any of their characters.
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
Width = Callable[[str], float]


def wrapped(text: str, *, width: Width, available: float) -> list[str]:
    """Lines of at most ``available``, as ``width`` measures them."""
    whole = " ".join(text.split())
    if width(whole) <= available:
        return [whole]
    lines = [""]
    for piece in _pieces(whole):
        if width((lines[-1] + piece).rstrip()) <= available:
            lines[-1] += piece
            continue
        if lines[-1].strip():
            lines.append("")
        for char in piece:
            if lines[-1] and not _joins(char) and width(lines[-1] + char) > available:
                lines.append("")
            lines[-1] += char
    return [line.strip() for line in lines if line.strip()]


def cut(lines: list[str], *, most: int, width: Width, available: float) -> list[str]:
    """The first lines, the last of them shortened to make room for an ellipsis where there are more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(f"{last}…") > available:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], f"{last}…"]


def fitted(
    text: str, *, width: Callable[..., float], sizes: Sequence[int], available: float, most_lines: dict[int, int]
) -> tuple[int, list[str]]:
    """The first of the sizes in which the text takes at most its number of lines; in the last one it is cut."""
    for size in sizes:
        lines = wrapped(text, width=partial(width, size=size), available=available)
        if len(lines) <= most_lines[size]:
            return size, lines
    return size, cut(lines, most=most_lines[size], width=partial(width, size=size), available=available)


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

"""Colors that other sites choose: read strictly, and measured as WCAG 2.2 measures them."""

import re

_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
READABLE, VISIBLE = 4.5, 3.0  # WCAG 2.2, 1.4.3 for text, 1.4.11 for the edges of controls
BLACK, WHITE = "#000000", "#ffffff"


def color(written: str) -> str:
    """``#3f5ae6`` for ``3F5AE6``, ``#abc`` and the like; empty for anything else."""
    found = _HEX.fullmatch(written.strip().lower())
    if not found:
        return ""
    digits = found[1]
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)


def contrast(one: str, other: str) -> float:
    """The ratio of two colors as ``color`` writes them, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def words_on(ground: str) -> str:
    """Black or white, whichever is easier to read on the color: always at least 4.58."""
    return max((BLACK, WHITE), key=lambda words: contrast(words, ground))


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other`` in it, as sRGB mixes."""
    parts = [
        round(int(one[place : place + 2], 16) * (1 - share) + int(other[place : place + 2], 16) * share)
        for place in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _luminance(written: str) -> float:
    red, green, blue = (_linear(int(written[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

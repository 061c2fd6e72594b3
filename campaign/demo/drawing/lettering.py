"""Setting a name in lines of type that fit a width."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from PIL import ImageFont

from .shapes import Text

LINE_HEIGHT = 1.14
# The fonts of a reader's machine differ from the one that measures here.
ROOM = 1.04


@dataclass(frozen=True)
class Lettering:
    lines: tuple[str, ...]
    size: float
    face: str

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LINE_HEIGHT

    def texts(self, x: float, top: float, color: str, anchor: str = "middle") -> tuple[Text, ...]:
        """The lines as texts, from that top edge down."""
        return tuple(
            Text(
                words=line,
                at=(x, top + (step + 0.5) * self.size * LINE_HEIGHT + self.size * 0.35),
                size=self.size,
                width=_width(line) * self.size,
                color=color,
                anchor=anchor,
                face=self.face,
            )
            for step, line in enumerate(self.lines)
        )


def set_in_lines(name: str, *, lines: int, width: float, size: float, face: str) -> Lettering:
    """The name in at most that many lines, as large as the width allows, at most ``size``."""
    words = (name.upper() if face == "caps" else name).split()
    best: Lettering | None = None
    for broken in _ways_to_break(words, lines):
        fitting = min(size, width / max(_width(line) for line in broken))
        if best is None or fitting > best.size + 0.5:
            best = Lettering(broken, round(fitting, 1), face)
    return best


def _ways_to_break(words: list[str], lines: int) -> Iterator[tuple[str, ...]]:
    for breaks in range(min(lines, len(words))):
        for cuts in combinations(range(1, len(words)), breaks):
            edges = (0, *cuts, len(words))
            yield tuple(" ".join(words[start:end]) for start, end in pairwise(edges))


@cache
def _measuring_font() -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(100)


def _width(line: str) -> float:
    """How wide the line is at size 1."""
    return _measuring_font().getlength(line) / 100 * ROOM

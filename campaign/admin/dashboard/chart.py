"""Signatures by day as a drawing: numbers in, coordinates out; the template writes the SVG."""

from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, GAP = 600, 160, 4


@dataclass(frozen=True)
class Bar:
    """One day. Coordinates are whole units of the drawing, from its upper left corner."""

    day: date
    number: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def highest(self) -> Bar | None:
        return max(self.bars, key=lambda bar: bar.number, default=None)

    @property
    def total(self) -> int:
        return sum(bar.number for bar in self.bars)


def chart_of(days: list[tuple[date, int]]) -> Chart:
    """A bar a day, the highest as high as the drawing. A day with signatures is never drawn as empty."""
    most = max((number for _day, number in days), default=0)
    step = WIDTH // max(len(days), 1)
    bars = []
    for place, (day, number) in enumerate(days):
        height = max(round(number * HEIGHT / most), 2) if number > 0 else 0
        bars.append(Bar(day, number, place * step, HEIGHT - height, step - GAP, height))
    return Chart(bars)

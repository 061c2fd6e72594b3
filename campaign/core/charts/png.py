"""A timeline on a picture of Pillow's."""

from dataclasses import dataclass

from PIL import ImageDraw

from campaign.core.charts.timeline import Mark, Timeline
from campaign.core.text.layout.pictures import draw, width

LETTERS = 14  # units of the drawing


@dataclass(frozen=True)
class Palette:
    """Colors as ``#rrggbb``."""

    ground: str
    text: str
    soft: str
    line: str
    accent: str
    area: str


@dataclass(frozen=True)
class Place:
    """Where the drawing's upper left corner is, in pixels, and how many pixels a unit has."""

    x: int
    y: int
    scale: int

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.scale, self.y + y * self.scale


def draw_timeline(canvas: ImageDraw.ImageDraw, chart: Timeline, place: Place, colors: Palette) -> None:
    """Draw a curve with its lines, goal and labels."""
    for line in chart.lines:
        _across(canvas, chart, place, line.at, fill=colors.line)
    area = [(chart.points[0][0], chart.floor), *chart.points, (chart.points[-1][0], chart.floor)]
    canvas.polygon([place.at(*point) for point in area], fill=colors.area)
    _across(canvas, chart, place, chart.floor, fill=colors.soft)
    canvas.line([place.at(*point) for point in chart.points], fill=colors.accent, width=3 * place.scale, joint="curve")
    if chart.goal:
        _across(canvas, chart, place, chart.goal.at, fill=colors.text)
        _words(canvas, place, Mark(chart.label_x, chart.goal.words, chart.label_anchor), chart.goal.at - 6, colors.text)
    for line in chart.lines:
        _words(canvas, place, Mark(chart.label_x, line.words, chart.label_anchor), line.at - 6, colors.soft)
    for day in chart.days:
        _words(canvas, place, day, chart.height - 8, colors.soft)


def _across(canvas: ImageDraw.ImageDraw, chart: Timeline, place: Place, y: float, *, fill: str) -> None:
    canvas.line([place.at(0, y), place.at(chart.width, y)], fill=fill, width=place.scale)


def _words(canvas: ImageDraw.ImageDraw, place: Place, mark: Mark, y: float, fill: str) -> None:
    size = LETTERS * place.scale
    x, base = place.at(mark.at, y)
    x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * width(mark.words, size)
    draw(canvas, (x, base), mark.words, size=size, fill=fill)

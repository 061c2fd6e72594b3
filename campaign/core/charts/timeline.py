"""A number over time: as a curve with its goal, as columns, as a line within a row of words.

Coordinates are units of the drawing, from its upper left corner. Where the active language runs from right to left, so
does time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language_bidi

from campaign.core.charts.scales import label, thinned, ticks
from campaign.core.text.numbers import grouped

WIDTH, HEIGHT = 640, 320
TOP, BOTTOM = 36, 36  # room for the uppermost label, and for the days
POINTS_AT_MOST = 240
DAYS_NAMED = 4
GAP = 0.2  # of a column's room
SPARK_WIDTH, SPARK_HEIGHT = 96, 24

Days = Sequence[tuple[date, int]]


@dataclass(frozen=True)
class Mark:
    """Words at a height or at a day. ``anchor`` is as in SVG; ``minor``: left out where there is no room."""

    at: float
    words: str
    anchor: str = "start"
    minor: bool = False


@dataclass(frozen=True)
class Column:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Timeline:
    """``points`` are the curve's, in the order of time; empty for a chart of columns, and the other way round."""

    lines: list[Mark]
    days: list[Mark]
    goal: Mark | None = None
    points: Sequence[tuple[float, float]] = ()
    columns: Sequence[Column] = ()
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = HEIGHT - BOTTOM

    @property
    def line(self) -> str:
        """For SVG's ``points``."""
        return _written(self.points)

    @property
    def area(self) -> str:
        """The same, down to the floor and back."""
        if not self.points:
            return ""
        return _written([(self.points[0][0], self.floor), *self.points, (self.points[-1][0], self.floor)])

    @property
    def end(self) -> tuple[float, float] | None:
        return self.points[-1] if self.points else None

    @property
    def label_x(self) -> int:
        """Where the words of horizontal lines begin: where the curve is low."""
        return WIDTH if get_language_bidi() else 0

    @property
    def label_anchor(self) -> str:
        return "end" if get_language_bidi() else "start"


def curve(days: Days, *, goal: int | None = None, goal_words: str = "") -> Timeline:
    """How a number grew. ``days``: one or more, ascending; ``goal`` is drawn as a line of its own."""
    top = max(max(number for _day, number in days), goal or 0)
    steps = ticks(top)
    days = thinned(days, POINTS_AT_MOST)
    first, span = days[0][0], max((days[-1][0] - days[0][0]).days, 1)
    points = [
        (_across((day - first).days / span if len(days) > 1 else 1), _up(number, steps[-1])) for day, number in days
    ]
    if len(points) == 1:  # of one day, a level line
        points = [(_across(0), points[0][1]), points[0]]
    mark = Mark(_up(goal, steps[-1]), goal_words) if goal else None
    lines = [one for one in _lines(steps) if mark is None or abs(one.at - mark.at) > 20]
    return Timeline(lines=lines, days=_days([day for day, _number in days]), goal=mark, points=points)


def columns(days: Days) -> Timeline:
    """A column for each of the times that begin on these days. A number is never drawn as nothing."""
    steps = ticks(max(number for _day, number in days))
    room = WIDTH / len(days)
    drawn = []
    for place, (_day, number) in enumerate(days):
        top = min(_up(number, steps[-1]), HEIGHT - BOTTOM - 2) if number > 0 else HEIGHT - BOTTOM
        left = _across((place + GAP / 2) / len(days))
        left = left - room * (1 - GAP) if get_language_bidi() else left
        drawn.append(Column(round(left, 1), top, round(room * (1 - GAP), 1), round(HEIGHT - BOTTOM - top, 1)))
    return Timeline(lines=_lines(steps), days=_days([day for day, _number in days]), columns=drawn)


def spark(numbers: Sequence[int]) -> str:
    """A line of so many numbers, for SVG's ``points``, within 96 by 24 units; empty for fewer than two or noughts."""
    most = max(numbers, default=0)
    if len(numbers) < 2 or most <= 0:
        return ""
    step = (SPARK_WIDTH - 4) / (len(numbers) - 1)
    across = [
        SPARK_WIDTH - 2 - place * step if get_language_bidi() else 2 + place * step for place in range(len(numbers))
    ]
    return _written(
        [(x, SPARK_HEIGHT - 2 - number * (SPARK_HEIGHT - 4) / most) for x, number in zip(across, numbers, strict=True)]
    )


def _lines(steps: Sequence[int]) -> list[Mark]:
    return [Mark(_up(step, steps[-1]), grouped(step)) for step in steps]


def _days(days: Sequence[date]) -> list[Mark]:
    """The first and the last one, and between them what there is room for."""
    if len(days) == 1:
        return [Mark(WIDTH / 2, label(days[0], days), "middle")]
    named = thinned(days, DAYS_NAMED)
    span = (days[-1] - days[0]).days
    start, end = ("end", "start") if get_language_bidi() else ("start", "end")
    anchors = [start, *["middle"] * (len(named) - 2), end]
    marks = [
        Mark(_across((day - days[0]).days / span), label(day, days), anchor, anchor == "middle")
        for day, anchor in zip(named, anchors, strict=True)
    ]
    seen: set[str] = set()
    return [mark for mark in marks if not (mark.words in seen or seen.add(mark.words))]  # type: ignore[func-returns-value]


def _across(part: float) -> float:
    """So much of the whole time, from its beginning."""
    return round(WIDTH * (1 - part if get_language_bidi() else part), 1)


def _up(number: int, most: int) -> float:
    return round(HEIGHT - BOTTOM - number * (HEIGHT - TOP - BOTTOM) / most, 1)


def _written(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)

"""What a drawing is made of. Each shape knows how to be moved and scaled; ``svg`` and ``png`` paint it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

Point = tuple[float, float]


@dataclass(frozen=True)
class Disc:
    center: Point
    radius: float
    color: str

    def placed(self, at: Callable[[Point], Point], scale: float) -> "Disc":
        return replace(self, center=at(self.center), radius=self.radius * scale)


@dataclass(frozen=True)
class Polygon:
    points: tuple[Point, ...]
    color: str

    def placed(self, at: Callable[[Point], Point], scale: float) -> "Polygon":
        return replace(self, points=tuple(at(point) for point in self.points))


@dataclass(frozen=True)
class Line:
    """An open line with round ends; ``closed`` joins its last point with the first."""

    points: tuple[Point, ...]
    width: float
    color: str
    closed: bool = False

    def placed(self, at: Callable[[Point], Point], scale: float) -> "Line":
        return replace(self, points=tuple(at(point) for point in self.points), width=self.width * scale)


@dataclass(frozen=True)
class Text:
    """A line of words; ``anchor`` is "start" or "middle" of it, ``width`` the room that it takes."""

    words: str
    at: Point
    size: float
    width: float
    color: str
    anchor: str = "middle"
    face: str = "sans"


Shape = Disc | Polygon | Line


@dataclass(frozen=True)
class Drawing:
    title: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]


def place(shapes: tuple[Shape, ...], x: float, y: float, size: float) -> tuple[Shape, ...]:
    """Shapes of the unit square, in a square of that size with its corner there."""
    return tuple(shape.placed(lambda point: (x + point[0] * size, y + point[1] * size), size) for shape in shapes)

"""Geometric marks in the unit square. Each takes a strong and a light color."""

from math import cos, pi, sin

from .shapes import Disc, Line, Point, Polygon, Shape

Mark = tuple[Shape, ...]


def _around(count: int, radius: float, turn: float = 0.0, center: Point = (0.5, 0.5)) -> tuple[Point, ...]:
    """Points evenly on a circle, the first one at the top."""
    angles = (2 * pi * (step / count + turn) - pi / 2 for step in range(count))
    return tuple((center[0] + radius * cos(angle), center[1] + radius * sin(angle)) for angle in angles)


def _arc(radius: float, start: float, end: float, center: Point = (0.5, 0.5)) -> tuple[Point, ...]:
    """Points on an arc, angles in turns clockwise from the right."""
    steps = [start + (end - start) * step / 24 for step in range(25)]
    return tuple((center[0] + radius * cos(2 * pi * s), center[1] + radius * sin(2 * pi * s)) for s in steps)


def _wave(
    height: float, swing: float, waves: float = 1.5, left: float = 0.08, right: float = 0.92
) -> tuple[Point, ...]:
    span = right - left
    return tuple((left + span * step / 32, height + swing * sin(2 * pi * waves * step / 32)) for step in range(33))


def sunrise(strong: str, light: str) -> Mark:
    rays = [
        Line((inner, outer), 0.05, light)
        for inner, outer in list(
            zip(_around(12, 0.36, center=(0.5, 0.66)), _around(12, 0.48, center=(0.5, 0.66)), strict=True)
        )
        if inner[1] < 0.6
    ]
    sun = Polygon(_arc(0.27, 0.5, 1.0, (0.5, 0.66)), light)
    return (
        *rays,
        sun,
        Line(((0.08, 0.72), (0.92, 0.72)), 0.07, strong),
        Line(((0.24, 0.86), (0.76, 0.86)), 0.07, strong),
    )


def peaks(strong: str, light: str) -> Mark:
    return (
        Disc((0.72, 0.26), 0.13, light),
        Polygon(((0.04, 0.88), (0.38, 0.2), (0.72, 0.88)), strong),
        Polygon(((0.5, 0.88), (0.72, 0.46), (0.96, 0.88)), light),
    )


def waves(strong: str, light: str) -> Mark:
    return (
        Line(_wave(0.28, 0.07), 0.1, light),
        Line(_wave(0.5, 0.07), 0.1, strong),
        Line(_wave(0.72, 0.07), 0.1, strong),
    )


def honeycomb(strong: str, light: str) -> Mark:
    centers = [(0.5, 0.27), (0.3, 0.62), (0.7, 0.62)]
    return tuple(
        Polygon(_around(6, 0.21, center=center), color)
        for center, color in zip(centers, (light, strong, strong), strict=True)
    )


def leaf(strong: str, light: str) -> Mark:
    # Where two circles overlap.
    right = _arc(0.5, -0.155, 0.155, (0.2, 0.46))
    left = _arc(0.5, 0.345, 0.655, (0.8, 0.46))
    return (
        Polygon((*right, *left), strong),
        Line(((0.5, 0.28), (0.5, 0.95)), 0.05, light),
        Line(((0.5, 0.56), (0.6, 0.44)), 0.04, light),
        Line(((0.5, 0.68), (0.4, 0.56)), 0.04, light),
    )


def drop(strong: str, light: str) -> Mark:
    return (
        Polygon(((0.5, 0.06), *_arc(0.29, -0.07, 0.57, (0.5, 0.63))), strong),
        Line(_arc(0.17, 0.08, 0.3, (0.5, 0.63)), 0.06, light),
    )


def gear(strong: str, light: str) -> Mark:
    teeth = [Line((inner, outer), 0.13, strong) for inner, outer in zip(_around(8, 0.3), _around(8, 0.4), strict=True)]
    return (*teeth, Line(_around(48, 0.26), 0.14, strong, closed=True), Disc((0.5, 0.5), 0.1, light))


def star(strong: str, light: str) -> Mark:
    outer, inner = _around(8, 0.46), _around(8, 0.2, turn=1 / 16)
    points = tuple(point for pair in zip(outer, inner, strict=True) for point in pair)
    return (Polygon(points, strong), Disc((0.5, 0.5), 0.1, light))


def links(strong: str, light: str) -> Mark:
    return (
        Line(_around(48, 0.23, center=(0.34, 0.5)), 0.1, strong, closed=True),
        Line(_around(48, 0.23, center=(0.66, 0.5)), 0.1, light, closed=True),
        Line(_arc(0.23, 0.7, 0.92, (0.34, 0.5)), 0.1, strong),
    )


def bridge(strong: str, light: str) -> Mark:
    arches = [Line(_arc(0.17, 0.5, 1.0, (x, 0.74)), 0.08, light) for x in (0.29, 0.71)]
    pillars = [Line(((x, 0.36), (x, 0.78)), 0.08, strong) for x in (0.1, 0.5, 0.9)]
    return (*arches, *pillars, Line(((0.06, 0.4), (0.94, 0.4)), 0.09, strong))


def sprout(strong: str, light: str) -> Mark:
    return (
        Line(((0.5, 0.4), (0.5, 0.92)), 0.07, strong),
        Polygon((*_arc(0.34, 0.25, 0.5, (0.5, 0.18)), (0.5, 0.18 + 0.34)), strong),
        Polygon((*_arc(0.34, 0.75, 1.0, (0.5, 0.4)), (0.5, 0.4)), light),
        Line(((0.22, 0.92), (0.78, 0.92)), 0.06, light),
    )


def strata(strong: str, light: str) -> Mark:
    rows = [(0.24, 0.22, light), (0.42, 0.34, strong), (0.6, 0.42, light), (0.78, 0.3, strong)]
    return tuple(Line(((0.5 - half, y), (0.5 + half, y)), 0.11, color) for y, half, color in rows)


def lantern(strong: str, light: str) -> Mark:
    return (
        Line(_arc(0.12, 0.5, 1.0, (0.5, 0.2)), 0.05, strong),
        Polygon(((0.34, 0.22), (0.66, 0.22), (0.74, 0.34), (0.26, 0.34)), strong),
        Polygon(((0.3, 0.38), (0.7, 0.38), (0.66, 0.78), (0.34, 0.78)), light),
        Polygon(((0.28, 0.82), (0.72, 0.82), (0.72, 0.92), (0.28, 0.92)), strong),
        Disc((0.5, 0.58), 0.1, strong),
    )


def circle_of_friends(strong: str, light: str) -> Mark:
    dots = _around(6, 0.33)
    return tuple(Disc(dot, 0.125, strong if step % 2 else light) for step, dot in enumerate(dots))


def quilt(strong: str, light: str) -> Mark:
    squares = []
    for row in range(3):
        for column in range(3):
            x, y = 0.1 + column * 0.275, 0.1 + row * 0.275
            color = strong if (row + column) % 2 == 0 else light
            corner = ((x, y), (x + 0.25, y), (x + 0.25, y + 0.25), (x, y + 0.25))
            squares.append(Polygon(corner if (row, column) != (1, 1) else corner[:3], color))
    return tuple(squares)


def signal(strong: str, light: str) -> Mark:
    center = (0.2, 0.8)
    arcs = [Line(_arc(radius, 0.75, 1.0, center), 0.1, color) for radius, color in ((0.3, light), (0.52, strong))]
    return (Disc(center, 0.11, strong), *arcs)


MARKS = (
    sunrise, peaks, waves, honeycomb, leaf, drop, gear, star, links, bridge, sprout, strata, lantern,
    circle_of_friends, quilt, signal,
)  # fmt: skip

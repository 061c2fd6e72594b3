"""Logos for invented organizations: a mark and the name in type, the same for a name at each run."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .colors import LIGHT, PALE, tone
from .lettering import set_in_lines
from .marks import MARKS, Mark
from .shapes import Disc, Drawing, Line, Polygon, Shape, place

WHITE = "#ffffff"
FACES = ("sans", "sans", "serif", "caps")


@dataclass(frozen=True)
class Identity:
    """What an organization's logo is made from."""

    name: str
    mark: Callable[[str, str], Mark]
    strong: str
    light: str
    pale: str
    face: str


def logo(name: str) -> Drawing:
    """The logo of that organization, on a transparent ground, readable on light and dark ones."""
    chance = Random(name)
    hue = chance.random()
    identity = Identity(
        name=name,
        mark=chance.choice(MARKS),
        strong=tone(hue, saturation=chance.choice((0.4, 0.52, 0.66))),
        light=tone((hue + chance.choice((0.08, 0.12, 0.45, 0.5, 0.58))) % 1, LIGHT, saturation=0.6),
        pale=tone(hue, PALE, saturation=0.6),
        face=chance.choice(FACES),
    )
    layout = chance.choice((_wide, _wide, _wide, _square, _square, _tall, _badge, _roundel, _wordmark))
    return layout(identity)


def _wide(of: Identity) -> Drawing:
    words = set_in_lines(of.name, lines=2, width=224, size=38, face=of.face)
    texts = words.texts(106, 60 - words.height / 2, of.strong, "start")
    return Drawing(of.name, 332, 120, place(of.mark(of.strong, of.light), 0, 12, 96), texts)


def _square(of: Identity) -> Drawing:
    words = set_in_lines(of.name, lines=2, width=196, size=32, face=of.face)
    shapes = place(of.mark(of.strong, of.light), 56, 0, 88)
    return Drawing(of.name, 200, round(98 + words.height), shapes, words.texts(100, 92, of.strong))


def _tall(of: Identity) -> Drawing:
    words = set_in_lines(of.name, lines=3, width=166, size=36, face=of.face)
    rule = Line(((35, 88), (135, 88)), 4, of.light)
    shapes = (*place(of.mark(of.strong, of.light), 46, 0, 78), rule)
    return Drawing(of.name, 170, round(102 + words.height), shapes, words.texts(85, 96, of.strong))


def _badge(of: Identity) -> Drawing:
    words = set_in_lines(of.name, lines=2, width=204, size=38, face=of.face)
    shapes = (*_plate(308, 112, 16, of.strong), *place(of.mark(WHITE, of.pale), 14, 24, 64))
    return Drawing(of.name, 308, 112, shapes, words.texts(90, 56 - words.height / 2, WHITE, "start"))


def _roundel(of: Identity) -> Drawing:
    words = set_in_lines(of.name, lines=2, width=206, size=30, face=of.face)
    shapes = (Disc((105, 50), 50, of.strong), *place(of.mark(WHITE, of.pale), 72, 17, 66))
    return Drawing(of.name, 210, round(112 + words.height), shapes, words.texts(105, 106, of.strong))


def _wordmark(of: Identity) -> Drawing:
    words = set_in_lines(of.name, lines=2, width=270, size=46, face=of.face)
    bar = Line(((5, 8), (5, 16 + words.height)), 8, of.light)
    return Drawing(of.name, 300, round(24 + words.height), (bar,), words.texts(22, 12, of.strong, "start"))


def _plate(width: float, height: float, radius: float, color: str) -> tuple[Shape, ...]:
    """A filled rectangle with round corners."""
    left, top, right, bottom = radius, radius, width - radius, height - radius
    inner = ((left, top), (right, top), (right, bottom), (left, bottom))
    return (Polygon(inner, color), Line(inner, 2 * radius, color, closed=True))

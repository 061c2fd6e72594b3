"""A map of tiles: each region a square of one size, roughly where it lies among its neighbors."""

from collections.abc import Mapping
from dataclasses import dataclass

# The states by their codes, north above, a dot for an empty place.
_STATES = """
AK .  .  .  .  .  .  .  .  .  .  ME
.  .  .  .  .  .  .  .  .  .  VT NH
.  WA ID MT ND MN WI .  MI NY MA RI
.  OR NV WY SD IA IL IN OH PA NJ CT
.  CA UT CO NE MO KY WV VA MD DE .
.  .  AZ NM KS AR TN NC SC DC .  .
.  .  .  .  OK LA MS AL GA .  .  .
HI .  .  .  TX .  .  .  .  FL .  .
"""
MAPS = {"US": [line.split() for line in _STATES.strip().splitlines()]}
SIDE, GAP = 56, 4
SHADES = 4
# One or two regions say more in words.
FEWEST = 3


@dataclass(frozen=True)
class Tile:
    """``shade`` is 0 for nothing, then 1 to SHADES; ``x`` and ``y`` are those of its corner in the drawing."""

    code: str
    name: str
    count: int
    shade: int
    x: int
    y: int


@dataclass(frozen=True)
class TileMap:
    """``steps``: what each shade stands for, as (shade, fewest, most)."""

    tiles: list[Tile]
    steps: list[tuple[int, int, int]]
    width: int
    height: int


def codes(country: str) -> list[str]:
    """Of the regions that the country's map has; none where it has no map."""
    return [code for row in MAPS.get(country, []) for code in row if code != "."]


def tile_map(country: str, counts: Mapping[str, tuple[str, int]]) -> TileMap | None:
    """``counts``: name and number by the region's code within the country. None where there is no map, or few regions
    to show on it."""
    rows = MAPS.get(country, [])
    shown = {code: counts[code][1] for code in codes(country) if code in counts and counts[code][1]}
    if len(shown) < FEWEST:
        return None
    most = max(shown.values())
    tiles = [
        Tile(code, *counts.get(code, (code, 0)), _shade(shown.get(code, 0), most), x * (SIDE + GAP), y * (SIDE + GAP))
        for y, row in enumerate(rows)
        for x, code in enumerate(row)
        if code != "."
    ]
    return TileMap(tiles, _steps(most), len(rows[0]) * (SIDE + GAP) - GAP, len(rows) * (SIDE + GAP) - GAP)


def _shade(number: int, most: int) -> int:
    """By even parts of the most."""
    return -(-number * SHADES // most)


def _steps(most: int) -> list[tuple[int, int, int]]:
    ends = [most * shade // SHADES for shade in range(SHADES + 1)]
    steps = [(shade, ends[shade - 1] + 1, ends[shade]) for shade in range(1, SHADES + 1)]
    return [(shade, fewest, last) for shade, fewest, last in steps if fewest <= last]

"""Turns in pairs, A B A B, so that whatever else the machine does falls on both sides."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from benchmarks.load import Turn


@dataclass(frozen=True)
class Line:
    """One line of the report."""

    name: str
    ratio: float
    note: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.ratio:.3g}" + (f"    {self.note}" if self.note else "")


def compared(name: str, ours: Callable[[], Turn], theirs: Callable[[], Turn], *, pairs: int) -> Line:
    """The median of the ratios of rates, pair by pair; beside it what a request cost on each side."""
    turns = [(ours(), theirs()) for _pair in range(pairs)]
    ratio = median(one.rate / other.rate for one, other in turns)
    sides = (_side([one for one, _other in turns]), _side([other for _one, other in turns]))
    return Line(name, ratio, f"{sides[0]}  against  {sides[1]}")


def _side(turns: list[Turn]) -> str:
    rate = f"{median(turn.rate for turn in turns):,.0f}/s"
    application = median(turn.application_ms for turn in turns)
    if not application:
        return rate
    return f"{rate}, {application:.3f} + {median(turn.database_ms for turn in turns):.3f} ms"

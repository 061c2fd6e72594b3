"""How far a petition is on its way to its goal."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """``percent`` is whole, 0 to 100; None where there is no goal, and then no bar is shown."""

    count: int
    goal: int | None
    percent: int | None

    @property
    def missing(self) -> int:
        """Signatures still missing to the goal; 0 at the goal, past it or without one."""
        return max((self.goal or 0) - self.count, 0)


def progress(count: int, goal: int | None) -> Progress:
    """The percent is rounded down, so that 100 is shown only when the goal is reached, and never passes 100."""
    if not goal:
        return Progress(count=count, goal=None, percent=None)
    return Progress(count=count, goal=goal, percent=min(100, count * 100 // goal))

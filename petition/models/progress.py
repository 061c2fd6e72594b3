"""How far a petition is on its way to its goal."""

from dataclasses import dataclass

FIRST_FEW = 10  # signatures, or percent of the goal


@dataclass(frozen=True)
class Progress:
    """``percent`` is whole, 0 to 100; None where there is no goal, and then no bar is shown."""

    count: int
    goal: int | None
    percent: int | None

    first_few = FIRST_FEW

    @property
    def missing(self) -> int:
        """Signatures still missing to the goal; 0 at the goal, past it or without one."""
        return max((self.goal or 0) - self.count, 0)

    @property
    def is_under_way(self) -> bool:
        """Whether the way to the goal is shown: the first few of many would say that nobody comes."""
        return self.percent is not None and (self.count >= FIRST_FEW or self.percent >= FIRST_FEW)


def progress(count: int, goals: list[int]) -> Progress:
    """Progress towards the first of the ascending goals that is not reached yet, or else the last one.

    The percent is of the whole way from nothing, so a raised goal never sends the bar back to its start.
    It is rounded down, so 100 is shown only when the last goal is reached, and it never passes 100.
    """
    if not goals:
        return Progress(count=count, goal=None, percent=None)
    goal = next((goal for goal in goals if goal > count), goals[-1])
    return Progress(count=count, goal=goal, percent=min(100, count * 100 // goal))

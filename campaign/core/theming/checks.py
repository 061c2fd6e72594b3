"""Whether chosen colors can be read, and which near ones could be (WCAG 2.2, 1.4.3 and 1.4.11)."""

from collections.abc import Callable, Collection

from campaign.core.theming.colors import BLACK, READABLE, WHITE, contrast, mixed

INK = "#0d1020"  # as tokens.css has it
STEPS = 100


def nearest(written: str, passes: Callable[[str], bool]) -> str:
    """The color itself where it passes, else the one with the least black or white in it that does; empty if none."""
    for step in range(STEPS + 1):
        for end in (BLACK, WHITE):
            if passes(candidate := mixed(written, end, step / STEPS)):
                return candidate
    return ""


def facets_of(main: str) -> str:
    """The main color where the light facets of the head of a page lie over it."""
    return mixed(main, WHITE, 0.13)


def main_bears_words(main: str) -> bool:
    """Whether white words can be read on the main color and its facets."""
    return contrast(WHITE, facets_of(main)) >= READABLE


def accent_bears_words(accent: str) -> bool:
    """Whether the dark words of buttons can be read on the accent."""
    return contrast(INK, accent) >= READABLE


def accent_stands_on(accent: str, main: str) -> bool:
    """Whether words in the accent can be read on the main color and its facets."""
    return min(contrast(accent, main), contrast(accent, facets_of(main))) >= READABLE


def on_grounds(written: str, grounds: Collection[str], ratio: float) -> str:
    """The nearest color that stands out so much on every one of the grounds."""
    return nearest(written, lambda candidate: all(contrast(candidate, ground) >= ratio for ground in grounds))

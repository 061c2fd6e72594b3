"""What the walk asks of a browser: one small set of verbs."""

from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

HEIGHT = 800
# Brings the element into the middle of the screen. Answers the point to press, or nothing where something lies over it.
MIDDLE = """(selector) => {
  const element = document.querySelector(selector);
  if (!element) return null;
  element.scrollIntoView({ block: "center" });
  const box = element.getClientRects()[0];
  const point = [box.left + box.width / 2, box.top + box.height / 2];
  const over = document.elementFromPoint(...point);
  return element.contains(over) ? point : null;
}"""
# A page that glides to where it is told to go is somewhere else when the pointer presses: old Chromiums even drop what
# they are told meanwhile.
NO_GLIDING = "document.documentElement.style.scrollBehavior = 'auto';"
SECONDS = 60  # only a machine that is overloaded waits so long


class MissingError(Exception):
    """The browser, or what drives it, is not on this machine."""


class Engine(ABC):
    """A browser at the site. Lengths in CSS pixels; ``run`` takes a function's body."""

    name: str
    scripts = True
    has_dark = False
    leaving: tuple[type[Exception], ...] = ()  # what is raised when a page that was asked has just gone

    def open(self, path: str) -> None:
        self.go(path)
        self.run(NO_GLIDING)

    def waits_for(self, body: str) -> bool:
        """Whether the function's answer becomes true; a page that just leaves answers nothing."""
        until = monotonic() + SECONDS
        while monotonic() < until:
            with suppress(*self.leaving):
                if self.run(body):
                    return True
            self.rest()
        return False

    def rest(self) -> None:
        sleep(0.2)

    @abstractmethod
    def go(self, path: str) -> None: ...
    @abstractmethod
    def resize(self, width: int) -> None: ...
    @abstractmethod
    def run(self, body: str) -> Any: ...
    @abstractmethod
    def fill(self, selector: str, words: str) -> None: ...
    @abstractmethod
    def press(self, selector: str) -> None: ...
    @abstractmethod
    def back(self) -> None: ...
    @abstractmethod
    def picture(self, path: Path) -> None: ...

    def darken(self, *, dark: bool) -> None:
        """Ask pages for their dark look, where ``has_dark``."""
        raise NotImplementedError

    def printed(self) -> bytes | None:
        """The page as a PDF on A4, where the engine prints."""
        return None

"""What the rehearsal says while it goes: one line for each thing done, with the seconds at which it began."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

_BEGAN = time.monotonic()


class Failed(Exception):  # noqa: N818
    """What did not come out as it should, in words."""


def chapter(words: str) -> None:
    print(f"\n{words}", flush=True)


def say(words: str) -> None:
    print(f"{time.monotonic() - _BEGAN:6.0f} s  {words}", flush=True)


@contextmanager
def step(words: str) -> Iterator[None]:
    """Name what is done now; what fails in it is named by it, too."""
    say(words)
    try:
        yield
    except Failed as failure:
        raise Failed(f"{words}: {failure}") from failure
    except Exception as error:
        raise Failed(f"{words}: {type(error).__name__}: {error}") from error


def expect(holds: object, words: str) -> None:
    if not holds:
        raise Failed(words)

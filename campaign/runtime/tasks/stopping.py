"""A worker or scheduler that was told to end: what runs for long asks here, and gives back what it has claimed."""

import gc
import logging
import os
import threading

# Seconds in which what runs may end by itself; with the giving back after it, a process ends within ten.
GRACE = 7.0
_told = threading.Event()


class StoppedError(Exception):
    """Work that was broken off because its process ends; whoever does it next begins it again or goes on."""


def stop() -> None:
    """Let what runs end at its next step. Safe in a signal handler."""
    _told.set()


def is_stopping() -> bool:
    return _told.is_set()


def wait(seconds: float) -> bool:
    """Sleep for so long, or until this process is told to end: True then."""
    return _told.wait(seconds)


def end_process(*, work_runs: bool) -> None:
    """End, or let the process end by itself where nothing runs any more.

    Python looks through all that lives once more before it ends: a second's work, and eight seconds on a busy machine.
    """
    if work_runs:
        logging.shutdown()
        os._exit(0)  # what still runs was given back: it holds nothing up
    gc.freeze()


def go_on_or_stop() -> None:
    """Raise StoppedError where this process is to end: for long work, between two of its steps."""
    if _told.is_set():
        raise StoppedError


def go_on() -> None:
    """Forget that it was told to end: for tests, whose process lives on."""
    _told.clear()

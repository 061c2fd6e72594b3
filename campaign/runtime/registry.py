"""What a module needs of one that is above it, given once and by name, so that imports go one way.

A page model answers by views that know the model; a verb puts a task in line that calls the verb. The module above
registers what it provides, and its app's ``ready`` loads it.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Provided = TypeVar("Provided")

_provided: dict[str, Any] = {}


def provides(name: str) -> Callable[[Provided], Provided]:
    """Register a function or class under ``app.name``; a second one of the name is a mistake."""

    def register(thing: Provided) -> Provided:
        if name in _provided:
            raise ValueError(f"{name} is provided twice")
        _provided[name] = thing
        return thing

    return register


def provided(name: str) -> Any:
    """What was registered under the name. Raises KeyError where the module that provides it was never loaded."""
    return _provided[name]

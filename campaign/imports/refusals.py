"""Why a file is no list that can be read: said by the process that reads it, put into words by the site."""

import json
from typing import Any


class UnreadableError(ValueError):
    """A code with its facts; its text is what travels from one process to the other."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(json.dumps([code, facts]))


def told(text: str) -> tuple[str, dict[str, Any]]:
    """The code and the facts that another process said; ``broken`` where it said nothing of that kind."""
    try:
        code, facts = json.loads(text)
    except (TypeError, ValueError):
        return "broken", {}
    return str(code), dict(facts)

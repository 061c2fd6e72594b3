"""Confirming what was shown, and nothing else (case S34).

A page that asks for a press, or shows what is to be changed, carries a seal of what it showed. Whoever presses sends it
back: where something was changed in between, by a stranger, an editor or in another tab, that is shown first.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac

# The name of the hidden field.
FIELD = "shown"
_SALT = "campaign.as_shown"


class ChangedMeanwhileError(Exception):
    """What was shown is no longer so. ``fields``: the names of what differs."""

    def __init__(self, fields: set[str]) -> None:
        super().__init__(", ".join(sorted(fields)))
        self.fields = fields


def seal(facts: Mapping[str, Any]) -> str:
    """The facts by a keyed hash each, in the order of their names: it tells nothing, and nobody else can make it."""
    return "-".join(_hash(name, facts[name]) for name in sorted(facts))


def changed_since(facts: Mapping[str, Any], sealed: str) -> set[str]:
    """The names of the facts that differ from the sealed ones: none where all is as shown, all for no seal of ours."""
    names, hashes = sorted(facts), sealed.split("-")
    if len(names) != len(hashes):
        return set(names)
    return {
        name
        for name, known in zip(names, hashes, strict=True)
        if not constant_time_compare(_hash(name, facts[name]), known)
    }


def _hash(name: str, value: Any) -> str:
    text = json.dumps([name, value], sort_keys=True, default=str)
    return salted_hmac(_SALT, text, algorithm="sha256").hexdigest()[:20]

"""Confirming what was shown, and nothing else (case S34).

A page with a button to confirm or to change something carries a digest of what it showed, and posts it back. Where
somebody else, or another tab, has changed that in between, the change is shown first: optimistic locking.
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


def digest(facts: Mapping[str, Any]) -> str:
    """The facts by a keyed hash each, in the order of their names: it tells nothing, and nobody else can make it."""
    return "-".join(_hash(name, facts[name]) for name in sorted(facts))


def changed_since(facts: Mapping[str, Any], known: str) -> set[str]:
    """The names of the facts that differ from the digest: none where all is as shown, all for none of ours."""
    names, hashes = sorted(facts), known.split("-")
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

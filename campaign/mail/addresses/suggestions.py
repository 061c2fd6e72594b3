"""Help for a mistyped mail domain: a suggestion that the signer may take, never a change.

The browser makes the same suggestions from the same list: ``static/js/address-help.js``.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

from campaign.mail.addresses.mailboxes import LONGEST

_LIST = json.loads((Path(__file__).parents[2] / "core/static/data/mail-domains.json").read_text())
OFTEN: list[str] = _LIST["often"]
KNOWN = frozenset([*OFTEN, *_LIST["real"]])
_ENDINGS: dict[str, str] = _LIST["endings"]
_WITHOUT_DOTS = {domain.replace(".", ""): domain for domain in sorted(KNOWN, reverse=True)}
_NAMES = {domain.partition(".")[0]: domain for domain in reversed(OFTEN)}
# Providers have branches (yahoo.ie, outlook.com.br); .cm, .co and .om are rather a .com cut short.
_BRANCH = re.compile(r"(?!c[om]$|om$)(?:com?\.)?[a-z]{2}")
# From this length on two slips of the finger still leave no doubt which domain was meant.
_LONG = 11


def suggested_address(address: str) -> str:
    """The address that was probably meant, such as ``ada@gmail.com`` for ``ada@gmial.com``; empty for no doubt."""
    if len(address) > LONGEST:
        return ""
    local, _at, domain = address.strip().rpartition("@")
    domain = domain.lower()
    suggestion = _suggested_domain(domain) if local else ""
    return f"{local}@{suggestion}" if suggestion not in ("", domain) else ""


@lru_cache(maxsize=4096)
def _suggested_domain(domain: str) -> str:
    if domain in KNOWN:
        return ""
    tidy = _with_usual_ending(re.sub(r"[.,]+", ".", domain).strip("."))
    name, _dot, ending = tidy.partition(".")
    if not ending:
        return _WITHOUT_DOTS.get(name) or _NAMES.get(name, "")
    if tidy in KNOWN or (name in _NAMES and _BRANCH.fullmatch(ending)):
        return tidy
    return next((known for known in OFTEN if _is_near(tidy, known)), tidy)


def _with_usual_ending(domain: str) -> str:
    for wrong, right in _ENDINGS.items():
        if domain.endswith(f".{wrong}"):
            return domain.removesuffix(wrong) + right
    return domain


def _is_near(typed: str, known: str) -> bool:
    """One slip away, or two in a long domain; the first letters agree, since xmail.com is rather another provider."""
    if sorted(typed[:2]) != sorted(known[:2]) and typed[0] != known[0]:
        return False
    return _distance(typed, known) <= (2 if len(known) >= _LONG else 1)


def _distance(one: str, other: str) -> int:
    """How many letters must be added, dropped, replaced or swapped with their neighbour (Damerau and Levenshtein)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        this = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(last[column] + 1, this[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            this.append(cost)
        before, last = last, this
    return last[-1]

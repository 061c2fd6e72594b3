"""How many signatures do not count, by the class of why: never whom, and no small number that points at somebody."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from django.db.models import Count

from campaign.headless.cache_headers import remember
from petition.abuse.held import rule_of
from petition.models import PetitionPage, Signature

# A sender who tries rules out one by one would read the answer off a small number.
SMALLEST = 10
# Seconds: it reads each row that does not count.
KEPT = 3600
State = Signature.State


class Class(StrEnum):
    UNCONFIRMED = "unconfirmed"
    WITHDRAWN = "withdrawn"
    ROBOTS = "robots"
    THROWAWAY = "throwaway"
    BLOCKED = "blocked"
    RULE = "rule"
    EDITOR = "editor"


_OF_RULES = {"robot trap": Class.ROBOTS, "throw-away address": Class.THROWAWAY}


def set_aside(petition: PetitionPage) -> Mapping[Class, int]:
    """By class, in their order, as of the last hour; SMALLEST stands for all numbers from one up to it."""
    return remember(f"set-aside:{petition.counted_id}", KEPT, lambda: _counted(petition))


def _counted(petition: PetitionPage) -> dict[Class, int]:
    rows = Signature.objects.of(petition).exclude(state=State.CONFIRMED).order_by()
    found: Counter[Class] = Counter()
    for state, mark, run, count in rows.values_list("state", "mark", "invalidated_by").annotate(Count("pk")):
        found[_class(state, mark, by_run=run is not None)] += count
    return {kind: max(found[kind], SMALLEST) for kind in Class if found[kind]}


def _class(state: str, mark: str, *, by_run: bool) -> Class:
    if state != State.REJECTED:
        return Class.WITHDRAWN if state == State.WITHDRAWN else Class.UNCONFIRMED
    if rule := rule_of(mark):
        return _OF_RULES.get(rule, Class.BLOCKED)
    return Class.RULE if by_run else Class.EDITOR

"""How much more than usual a network may sign, because an editor raised its limit."""

import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone

from petition.models import PetitionPage, RaisedLimit

# Seconds for which a process believes what it read: so soon does a raised limit hold everywhere.
FRESH = 2.0
_Raised = tuple[str, int | None, int, datetime]
_known: dict[str, tuple[float, Sequence[_Raised]]] = {}


def raised_by(*, network_key: str, petition: PetitionPage) -> int:
    """How many times as many may sign; 1 where nobody raised anything, which nearly always costs nothing."""
    now = timezone.now()
    live = [one for one in _raised() if one[3] > now and one[0] in ("", network_key)]
    if not live:
        return 1
    site = petition.get_site()
    return max((times for _network, of, times, _ends in live if of is None or (site and of == site.pk)), default=1)


def raised_networks() -> set[str]:
    """Whose limits are raised at this moment, for the report of trends; an empty key is everybody."""
    return {network for network, _site, _times, ends in _raised() if ends > timezone.now()}


@receiver([post_save, post_delete], sender=RaisedLimit)
def forget_raised(**signal: Any) -> None:
    """Read them again once a change is committed."""
    transaction.on_commit(forget_recent, robust=True)
    forget_recent()


def forget_recent() -> None:
    """Read them again at the next signature."""
    _known.clear()


def _raised() -> Sequence[_Raised]:
    read_at, found = _known.get("raised", (0.0, ()))
    if not read_at or time.monotonic() - read_at > FRESH:
        rows = RaisedLimit.objects.filter(ends_at__gt=timezone.now())
        found = tuple(rows.values_list("network_key", "site_id", "times", "ends_at"))
        _known["raised"] = (time.monotonic(), found)
    return found

"""Whose turn it is at a server: all tasks of all workers are in one line for each host."""

import time
from datetime import datetime, timedelta

from django.utils import timezone

from resources.models import VisitedHost

FORGOTTEN_AFTER = timedelta(days=2)


def wait_for_turn(host: str, *, seconds: float) -> None:
    """Sleep until the host may be asked; the next caller's turn is so many seconds after this one's."""
    delay = (_take_turn(host, timedelta(seconds=seconds)) - timezone.now()).total_seconds()
    if delay > 0:
        time.sleep(delay)


def forget_hosts() -> None:
    """Those that nobody asked for days."""
    VisitedHost.objects.filter(free_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()


def _take_turn(host: str, wait: timedelta) -> datetime:
    """The moment of this caller's turn, for it alone: of two that see the host free, one moves its time."""
    own = VisitedHost.objects.filter(name=host)
    while True:
        now = timezone.now()
        free_at = own.values_list("free_at", flat=True).first()
        if free_at is None:
            VisitedHost.objects.bulk_create([VisitedHost(name=host, free_at=now)], ignore_conflicts=True)
            continue
        turn = max(free_at, now)
        if own.filter(free_at=free_at).update(free_at=turn + wait):
            return turn

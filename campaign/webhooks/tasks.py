"""Deliveries are made outside of requests, a task an endpoint, so that a slow one holds up no other."""

import time
from collections.abc import Callable
from typing import Any

from django.core.cache import cache

from campaign.runtime.tasks.lanes import Lane, task_in
from campaign.runtime.tasks.stopping import is_stopping
from campaign.webhooks import sending

SECONDS_AT_MOST = 50


@task_in(Lane.WEBHOOKS)
def deliver_webhooks(endpoint_id: int) -> int:
    """Deliver until nothing more is taken or the time is up; what is left is found by the job."""
    taken, ends = 0, time.monotonic() + SECONDS_AT_MOST
    try:
        while (batch := sending.deliver(endpoint_id)) and not is_stopping() and time.monotonic() < ends:
            taken += batch
    finally:
        _tolerant(cache.delete, _key(endpoint_id))
    return taken + batch


def deliver_soon(endpoint_id: int) -> None:
    """Enqueue a task, unless one is at work or waits: the claim of each delivery guards against the rest."""
    if _tolerant(cache.add, _key(endpoint_id), 1, SECONDS_AT_MOST + 10) is not False:
        deliver_webhooks.enqueue(endpoint_id)


def _key(endpoint_id: int) -> str:
    return f"webhooks-at-work:{endpoint_id}"


def _tolerant(operation: Callable[..., Any], *args: Any) -> Any:
    try:
        return operation(*args)
    except Exception:  # a cache that is down delays no delivery
        return None

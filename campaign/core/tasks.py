"""Work of the platform that no visitor waits for."""

import time
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from django_tasks import task

from campaign.core import delivery

SECONDS_AT_MOST = 50


@task()
def deliver_outbox(name: str) -> dict[str, int]:
    """Deliver until nothing is due or the time is up; what is left is taken up by a task of its own."""
    if delivery.is_paused():
        _again_after(name, delivery.PAUSE)
        return {"sent": 0, "failed": 0}
    sent = failed = 0
    ends = time.monotonic() + SECONDS_AT_MOST
    while True:
        delivered = delivery.deliver(delivery.outbox_named(name))
        sent, failed = sent + delivered.sent, failed + delivered.failed
        if delivered.paused:
            _again_after(name, delivery.PAUSE)
        elif delivered.left and time.monotonic() > ends:
            _again_after(name, 0)
        elif delivered.left:
            continue
        elif failed:
            _again_after(name, delivery.BACK_OFF[0].total_seconds())
        return {"sent": sent, "failed": failed}


def _again_after(name: str, seconds: float) -> None:
    """One task more, later, where the backend can wait; the job polls for the rest."""
    if not deliver_outbox.get_backend().supports_defer:
        return
    wait = max(1, round(seconds))
    if _is_first_for(name, wait):
        deliver_outbox.using(run_after=timezone.now() + timedelta(seconds=wait)).enqueue(name)


def _is_first_for(name: str, seconds: int) -> bool:
    """True once in so many seconds, so that tasks which all find the server down leave one successor."""
    try:
        return cache.add(f"delivery-postponed:{name}", 1, timeout=seconds)
    except Exception:  # without a cache nobody counts them, so none is added: the job finds what is due
        return False

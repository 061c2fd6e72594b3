"""What becomes of an endpoint and of its deliveries: switched off, sent again, tried, forgotten."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from campaign.mail.delivering.delivery import deliver_soon
from campaign.webhooks.events import TEST, erasure_types
from campaign.webhooks.models import DELIVERIES, WebhookDelivery, WebhookEndpoint

OUTBOX = "webhooks"
FAILING_AT_MOST = timedelta(days=3)
KEPT = timedelta(days=30)

Status = WebhookDelivery.Status


def note_success(*, endpoint: WebhookEndpoint) -> None:
    if endpoint.failing_since or endpoint.quiet_until:
        WebhookEndpoint.objects.filter(pk=endpoint.pk).update(failing_since=None, quiet_until=None)
        endpoint.failing_since = endpoint.quiet_until = None


def note_failure(*, endpoint: WebhookEndpoint, quiet_until: datetime | None, now: datetime) -> None:
    """Note since when nothing was taken; after days of that the endpoint is switched off."""
    row = WebhookEndpoint.objects.filter(pk=endpoint.pk)
    row.filter(failing_since=None).update(failing_since=now)
    row.update(quiet_until=quiet_until)
    if row.filter(failing_since__lte=now - FAILING_AT_MOST).exists():
        switch_off(endpoint=endpoint, reason=WebhookEndpoint.OffReason.FAILING, now=now)


def switch_off(*, endpoint: WebhookEndpoint, reason: WebhookEndpoint.OffReason, now: datetime) -> bool:
    """Switch it off and owe the editors a mail; False where it was off already. What waits stays."""
    with transaction.atomic():
        off = WebhookEndpoint.objects.filter(pk=endpoint.pk, enabled=True).update(
            enabled=False,
            off_reason=reason,
            owed_mail=WebhookEndpoint.Mail.SWITCHED_OFF,
            mail_due_at=now,
            mail_attempts=0,
        )
        if off:
            deliver_soon(OUTBOX)
    return bool(off)


def forget_failures(*, endpoint: WebhookEndpoint) -> None:
    """An editor switched it on again, or corrected it: it begins again."""
    endpoint.failing_since = endpoint.quiet_until = None
    endpoint.off_reason = ""


def send_again(
    deliveries: QuerySet[WebhookDelivery], *, failed_since: datetime | None = None, now: datetime | None = None
) -> int:
    """Owe these again, with the ``webhook-id`` they had; ``failed_since``: only what was given up since then."""
    now = now or timezone.now()
    if failed_since is not None:
        deliveries = deliveries.filter(status=Status.FAILED, attempted_at__gte=failed_since)
    ended = deliveries.exclude(status=Status.WAITING)
    return ended.update(status=Status.WAITING, due_at=now, attempts=0)


def send_now(*, delivery: WebhookDelivery, now: datetime | None = None) -> bool:
    """Let a delivery that waits for its next attempt wait no longer, even where the receiver asked us to.

    False where it waits for nothing: it has ended, is being sent in this moment, or its webhook is switched off.
    """
    now = now or timezone.now()
    with transaction.atomic():
        waiting = WebhookDelivery.objects.filter(pk=delivery.pk, status=Status.WAITING, endpoint__enabled=True)
        in_hand = Q(attempted_at__isnull=False, due_at=F("attempted_at") + DELIVERIES.lasts, due_at__gt=now)
        if not waiting.exclude(in_hand).update(due_at=now):
            return False
        WebhookEndpoint.objects.filter(pk=delivery.endpoint_id).update(quiet_until=None)
        return True


def send_test(*, endpoint: WebhookEndpoint, now: datetime | None = None) -> WebhookDelivery:
    """Owe the endpoint an event that tells of nothing."""
    now = now or timezone.now()
    return WebhookDelivery.objects.create(
        endpoint=endpoint,
        message_id=f"msg_{uuid4().hex}",
        type=TEST,
        occurred_at=now,
        data={"message": "This is a test. Nothing happened."},
        due_at=now,
        created_at=now,
    )


def forget_old_deliveries(*, now: datetime | None = None) -> int:
    """Delete deliveries after thirty days, a batch a statement; says how many."""
    cutoff = (now or timezone.now()) - KEPT
    forgotten = 0
    # An erasure waits as long as its receiver is switched off: who was told of a person must hear of it.
    old = WebhookDelivery.objects.filter(created_at__lt=cutoff).exclude(status=Status.WAITING, type__in=erasure_types())
    while batch := list(old.values_list("pk", flat=True)[:1000]):
        forgotten += WebhookDelivery.objects.filter(pk__in=batch).delete()[0]
    return forgotten

"""The recurring work of webhooks."""

from datetime import timedelta

from django.utils import timezone

from campaign.core import schedule
from campaign.core.webhooks.models import WebhookDelivery
from campaign.core.webhooks.noting import note_occurrences
from campaign.core.webhooks.sealing import seal_anew
from campaign.core.webhooks.switching import forget_old_deliveries
from campaign.core.webhooks.tasks import deliver_soon


def note_and_deliver() -> None:
    """Note what happened, and set to work on what is due: new, put off, or left by a worker that was killed."""
    note_occurrences()
    due = WebhookDelivery.objects.filter(
        status=WebhookDelivery.Status.WAITING, due_at__lte=timezone.now(), endpoint__enabled=True
    )
    for endpoint_id in due.order_by().values_list("endpoint", flat=True).distinct():
        deliver_soon(endpoint_id)


schedule.register(name="deliver webhooks", every=timedelta(seconds=2), run=note_and_deliver)
schedule.register(name="forget deliveries of webhooks", every=timedelta(days=1), run=forget_old_deliveries)
schedule.register(name="seal secrets of webhooks anew", every=timedelta(days=1), run=seal_anew)

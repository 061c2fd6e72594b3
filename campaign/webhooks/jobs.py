"""The recurring work of webhooks."""

from datetime import timedelta

from django.utils import timezone

from campaign.runtime.tasks import schedule
from campaign.webhooks.event_recorder import record_occurrences
from campaign.webhooks.models import DELIVERIES
from campaign.webhooks.sending import waiting
from campaign.webhooks.signing import reencrypt_secrets
from campaign.webhooks.switching import forget_old_deliveries
from campaign.webhooks.tasks import deliver_soon


def note_and_deliver() -> None:
    """Note what happened, and set to work on what is due: new, put off, or left by a worker that was killed."""
    record_occurrences()
    due = DELIVERIES.due(waiting().filter(endpoint__enabled=True), at=timezone.now())
    for endpoint_id in due.order_by().values_list("endpoint", flat=True).distinct():
        deliver_soon(endpoint_id)


schedule.register(name="deliver webhooks", every=timedelta(seconds=2), run=note_and_deliver)
schedule.register(name="forget deliveries of webhooks", every=timedelta(days=1), run=forget_old_deliveries)
schedule.register(name="reencrypt secrets of webhooks", every=timedelta(days=1), run=reencrypt_secrets)

"""What the log of deliveries holds about somebody goes when they are erased."""

from collections.abc import Collection

from campaign.webhooks.models import WebhookDelivery


def forget_subjects(*, types: Collection[str], subjects: Collection[int], keep: Collection[str]) -> int:
    """Cut the payloads of these events about these subjects to what is to be kept, and drop the receivers' answers.

    Those that wait still are sent so. Call it in the transaction of the erasure; says how many there were.
    """
    deliveries = list(WebhookDelivery.objects.filter(subject__in=subjects, type__in=types).only("data"))
    for delivery in deliveries:
        delivery.data = {name: value for name, value in delivery.data.items() if name in keep}
        delivery.response = ""
    WebhookDelivery.objects.bulk_update(deliveries, ["data", "response"], batch_size=500)
    return len(deliveries)

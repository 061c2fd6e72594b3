"""What monitoring is told about signing."""

from django.db.models import Sum

from campaign.runtime.metrics import register
from petition.models import OfflineBatch, SignatureTally


def _signatures() -> dict[str, float]:
    online = dict(SignatureTally.objects.order_by().values_list("petition").annotate(Sum("count")))
    offline = dict(OfflineBatch.objects.order_by().values_list("petition").annotate(Sum("count")))
    return {str(pk): online.get(pk, 0) + offline.get(pk, 0) for pk in {*online, *offline}}


register(name="signatures", words="Signatures that count, by petition", read=_signatures, label="petition")

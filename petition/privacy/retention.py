"""Personal data goes when its time is over; the signatures still count."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from campaign.core.privacy.retention import cutoff
from petition.models import PetitionPage, Signature
from petition.privacy.erasing import remove_data

BATCH = 500
# What a signer may do after signing.
_DEEDS = ("confirmed_at", "address_confirmed_at")


def anonymize_due(*, now: datetime | None = None) -> int:
    """Remove the personal data of signatures whose site's period is over; says how many there were.

    The period counts from the last thing that the signer did. Runs in batches of one short
    transaction each, so it may be stopped at any time and started again.
    """
    now = now or timezone.now()
    return sum(
        _anonymize(batch, now)
        for petition in PetitionPage.objects.originals()
        if (last := cutoff(petition.get_site(), now))
        for batch in _batches(_due(petition, last))
    )


def last_heard_of(petitions: QuerySet[PetitionPage]) -> datetime | None:
    """When any of the signers whose data is kept did something last: the period of all is over with theirs."""
    kept = Signature.objects.filter(petition__in=petitions).personal()
    times = kept.aggregate(*(Max(deed) for deed in ("created_at", *_DEEDS))).values()
    return max(filter(None, times), default=None)


def _due(petition: PetitionPage, last: datetime) -> QuerySet[Signature]:
    old = Signature.objects.of(petition).personal().filter(created_at__lt=last)
    for deed in _DEEDS:
        old = old.exclude(**{f"{deed}__gte": last})
    return old


def _batches(due: QuerySet[Signature]) -> Iterator[list[int]]:
    while batch := list(due.order_by("created_at").values_list("pk", flat=True)[:BATCH]):
        yield batch


def _anonymize(batch: list[int], now: datetime) -> int:
    """What ``withdrawing.anonymize`` does for one, for a batch: the state and the count stay."""
    with transaction.atomic():
        return remove_data(Signature.objects.filter(pk__in=batch), now=now)

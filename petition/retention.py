"""Personal data goes when its time is over; the signatures still count."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from petition.models import PetitionPage, Signature, SignatureEvent, SignatureExport, SignatureImport
from petition.models.transfers import Transfer
from petition.withdrawing import ANONYMOUS

BATCH = 500
FILES_KEPT = timedelta(days=7)
SILENCE = timedelta(minutes=30)


def anonymize_due(*, now: datetime | None = None) -> int:
    """Remove the personal data of signatures whose site's period is over; says how many there were.

    The period counts from the last thing that the signer did. Runs in batches of one short
    transaction each, so it may be stopped at any time and started again.
    """
    now = now or timezone.now()
    return sum(
        _anonymize(batch, now)
        for petition in PetitionPage.objects.originals()
        if (cutoff := _cutoff(petition, now))
        for batch in _batches(_due(petition, cutoff))
    )


def forget_transfers(*, now: datetime | None = None) -> int:
    """Delete the files of exports and imports after a week; fail those whose worker was killed. Says how many files."""
    now = now or timezone.now()
    forgotten = 0
    for model in (SignatureExport, SignatureImport):
        model.objects.filter(state=Transfer.State.RUNNING, heard_of_at__lt=now - SILENCE).update(
            state=Transfer.State.FAILED, failure="It was interrupted. Nothing is lost: start it again."
        )
        old = model.objects.filter(created_at__lt=now - FILES_KEPT).exclude(content=None)
        forgotten += old.exclude(state=Transfer.State.RUNNING).update(content=None)
    SignatureImport.objects.filter(created_at__lt=now - FILES_KEPT).exclude(errors=None).update(errors=None)
    return forgotten


def _cutoff(petition: PetitionPage, now: datetime) -> datetime | None:
    """The time before which signatures are due; None where the site keeps them."""
    site = petition.get_site() or Site.objects.filter(is_default_site=True).first()
    months = CampaignSettings.for_site(site).retention_months if site else 0
    return _months_before(now, months) if months else None


def _months_before(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _due(petition: PetitionPage, cutoff: datetime) -> QuerySet[Signature]:
    old = Signature.objects.of(petition).personal().filter(created_at__lt=cutoff)
    for deed in ("confirmed_at", "address_confirmed_at"):
        old = old.exclude(**{f"{deed}__gte": cutoff})
    return old


def _batches(due: QuerySet[Signature]) -> Iterator[list[int]]:
    while batch := list(due.order_by("created_at").values_list("pk", flat=True)[:BATCH]):
        yield batch


def _anonymize(batch: list[int], now: datetime) -> int:
    """What ``withdrawing.anonymize`` does for one, for a batch: the state and the count stay."""
    with transaction.atomic():
        rows = Signature.objects.filter(pk__in=batch).personal()
        # Locked, so that each is noted once where its signer erases it at the same time.
        locked = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
        Signature.objects.filter(pk__in=locked).update(
            **ANONYMOUS,
            canonical_email=Concat(Value("removed:"), Cast("pk", CharField())),
            anonymized_at=now,
        )
        SignatureEvent.objects.bulk_create(
            [SignatureEvent(signature_id=pk, kind=SignatureEvent.Kind.ERASED, at=now) for pk in locked]
        )
    return len(locked)

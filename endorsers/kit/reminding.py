"""Reminding organizations that brought nobody yet: their representatives get a mail, once in a while at most."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from endorsers.mails.outbox import owe_mail
from endorsers.models import EndorsementContact, Endorser, EndorserEvent
from endorsers.models.audit_trail import record
from endorsers.models.querysets import EndorserQuerySet
from petition.models import Partner
from petition.partners.counts import brought_by_each

REMINDED_EACH = timedelta(days=30)


class NotRemindableError(Exception):
    """The organization brought somebody, is not public, or its representative is not to be written to now."""


def numbers_of(endorsers: Iterable[Endorser]) -> dict[int, int]:
    """How many people each of them brought up to yesterday, by its key; those that brought none are left out."""
    partners = {endorser.partner_id: endorser.pk for endorser in endorsers if endorser.partner_id}
    brought = brought_by_each(Partner.objects.filter(pk__in=partners), least=1)
    return {partners[partner]: count for partner, count in brought.items()}


def partners_who_brought() -> list[int]:
    """The keys of all partners that brought somebody."""
    return list(brought_by_each(Partner.objects.all(), least=1))


def may_be_reminded(now: datetime | None = None) -> Q:
    """The contacts who agreed to be written to, confirmed that, and were not reminded lately."""
    before = (now or timezone.now()) - REMINDED_EACH
    lately = Q(reminded_at=None) | Q(reminded_at__lt=before)
    return Q(may_contact=True, confirmed_at__isnull=False) & ~Q(access="asked") & lately


def silent_endorsers() -> EndorserQuerySet:
    """The published ones that brought nobody yet, and whose representatives may be reminded."""
    public = Endorser.objects.filter(live=True, withdrawn_at=None, partner__isnull=False)
    reachable = EndorsementContact.objects.filter(may_be_reminded())
    return public.filter(pk__in=reachable.values("endorser")).exclude(partner__in=partners_who_brought())


def remind(*, endorser: Endorser, by: User | None, now: datetime | None = None) -> None:
    """Owe each of its representatives a mail that tells of the kit. Raises NotRemindableError where none may get it."""
    now = now or timezone.now()
    with transaction.atomic():
        if not endorser.live or endorser.withdrawn_at or endorser.partner_id is None or numbers_of([endorser]):
            raise NotRemindableError
        contacts = EndorsementContact.objects.filter(may_be_reminded(now), endorser=endorser, owed_mail="")
        reached = list(contacts.select_for_update(of=("self",)))  # a second press waits, and finds nobody
        if not reached:
            raise NotRemindableError
        contacts.update(reminded_at=now)
        for contact in reached:
            owe_mail(contact=contact, mail=EndorsementContact.Mail.REMINDER, now=now)
        record(endorser, EndorserEvent.Kind.REMINDED, now=now, by=by)

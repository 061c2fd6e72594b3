"""Mails that are asked for again: by an editor for all who have not confirmed, by a person for an address."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.log_actions import log

from campaign.core.addresses import canonical_email
from campaign.core.delivery import deliver_soon
from petition.mails.owing import OUTBOX
from petition.models import PetitionPage, Signature, SignatureEvent

RESENT_TO_UNCONFIRMED = "petition.resend_to_unconfirmed"
# Anybody can type an address into the form that asks for links: its owner gets so many of those in a day.
LINKS_A_DAY = 3


def resend_to_unconfirmed(*, petition: PetitionPage, by: AbstractBaseUser | None, now: datetime | None = None) -> int:
    """Owe the confirmation mail again to everybody whose signature waits for it; says how many.

    One update, however many they are; the petition's own history says who asked for it.
    """
    now = now or timezone.now()
    with transaction.atomic():
        waiting = Signature.objects.of(petition).pending().personal()
        owed = waiting.update(owed_mail=Signature.Mail.CONFIRM, mail_due_at=now, mail_attempts=0)
        log(instance=petition, action=RESENT_TO_UNCONFIRMED, user=by, data={"count": owed})
        if owed:
            deliver_soon(OUTBOX)
    return owed


def send_links(*, address: str, now: datetime | None = None) -> int:
    """Owe the mailbox a mail with its link for each of its signatures; says how many.

    What waits for confirmation gets the mail that asks for it. The same statements run for an address that
    never signed, so the time of the answer tells nobody.
    """
    now = now or timezone.now()
    mailbox = Signature.objects.of_mailbox(canonical_email(address)).personal()
    asks = {
        Signature.Mail.CONFIRM: mailbox.pending(),
        Signature.Mail.OWN_PAGE: mailbox.exclude(state=Signature.State.PENDING),
    }
    with transaction.atomic():
        owed = sum(
            _not_just_sent(signatures, mail, now).update(owed_mail=mail, mail_due_at=now, mail_attempts=0)
            for mail, signatures in asks.items()
        )
        deliver_soon(OUTBOX)
    return owed


def _not_just_sent(signatures: QuerySet[Signature], mail: Signature.Mail, now: datetime) -> QuerySet[Signature]:
    sent = SignatureEvent.objects.filter(
        signature=OuterRef("pk"),
        kind=SignatureEvent.Kind.MAIL_SENT,
        details__mail=mail,
        at__gt=now - timedelta(days=1),
    )
    number = sent.order_by().values("signature").annotate(number=Count("pk")).values("number")
    return signatures.annotate(lately=Coalesce(Subquery(number), 0)).filter(lately__lt=LINKS_A_DAY)

"""A person asks for the links of an address."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from campaign.core.addresses import canonical_email
from campaign.core.delivery import deliver_soon
from endorsers.mails.owing import OUTBOX
from endorsers.models import EndorsementContact, EndorserEvent

# Anybody can type an address into the form that asks for links: its owner gets so many of those in a day.
LINKS_A_DAY = 3
Mail = EndorsementContact.Mail


def send_links(*, address: str, now: datetime | None = None) -> int:
    """Owe the mailbox a mail with its link for each of its endorsements; says how many.

    What waits for confirmation gets the mail that asks for it. An address that endorsed nothing is answered the same.
    """
    now = now or timezone.now()
    owed = 0
    with transaction.atomic():
        for contact in EndorsementContact.objects.filter(canonical_email=canonical_email(address)):
            mail = Mail.OWN_LINK if contact.is_confirmed else Mail.CONFIRM
            if _sent_today(contact, mail, now) < LINKS_A_DAY:
                due = EndorsementContact.objects.filter(pk=contact.pk)
                owed += due.update(owed_mail=mail, mail_due_at=now, mail_attempts=0)
        deliver_soon(OUTBOX)
    return owed


def _sent_today(contact: EndorsementContact, mail: Mail, now: datetime) -> int:
    sent = EndorserEvent.objects.filter(
        endorser=contact.endorser_id,
        kind=EndorserEvent.Kind.MAIL_SENT,
        details__mail=mail,
        at__gt=now - timedelta(days=1),
    )
    return sent.count()

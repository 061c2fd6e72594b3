"""Mails that are owed to whoever speaks for an organization: noted in the transaction that causes them."""

from datetime import datetime

from django.utils import timezone

from campaign.mail.caps import MailCap
from campaign.mail.delivering.delivery import deliver_soon
from endorsers.models import EndorsementContact, Endorser

OUTBOX = "endorsers"
Mail = EndorsementContact.Mail
# Whatever strangers do with an address, its owner is asked no more often than this to confirm, until they do.
ASKED_AT_MOST = 5
ASKED = MailCap("endorsements to confirm", a_day=ASKED_AT_MOST, a_month=ASKED_AT_MOST)
# Mails that go to an address before its owner has confirmed anything.
BEFORE_CONFIRMATION = (Mail.CONFIRM, Mail.CONFIRM_ADDRESS, Mail.OWN_LINK, Mail.INVITED, Mail.ACCESS)
# Those that ask somebody who may know of nothing, and to which address.
ASKING = {Mail.CONFIRM: "email", Mail.CONFIRM_ADDRESS: "new_email", Mail.INVITED: "email", Mail.ACCESS: "email"}


def owe_mail(*, contact: EndorsementContact, mail: Mail, now: datetime | None = None) -> bool:
    """Note the mail on the contact; False where the address must not get it. Call it in a transaction.

    An address that nobody confirmed gets only mails that ask for that, and only so many of them.
    """
    rows = EndorsementContact.objects.filter(pk=contact.pk)
    if mail not in BEFORE_CONFIRMATION:
        rows = rows.exclude(confirmed_at=None)
    elif mail in ASKING and not ASKED.take(getattr(contact, ASKING[mail]), now=now):
        return False
    if not rows.update(owed_mail=mail, mail_due_at=now or timezone.now(), mail_attempts=0):
        return False
    deliver_soon(OUTBOX)
    return True


def tell(*, endorser: Endorser, mail: Mail, message: str = "", now: datetime | None = None) -> bool:
    """Owe the mail about a decision to the endorser's main contact; False where there is none, or none confirmed.

    ``message`` are the moderators' words: they are in the mail and on the organization's own page.
    """
    contact = EndorsementContact.objects.main().filter(endorser=endorser).first()
    if contact is None:
        return False
    EndorsementContact.objects.filter(pk=contact.pk).update(message=message)
    return owe_mail(contact=contact, mail=mail, now=now)

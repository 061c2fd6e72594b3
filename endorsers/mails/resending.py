"""A person asks for the links of an address."""

from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from campaign.mail.caps import MailCap
from campaign.mail.delivering.delivery import deliver_soon
from endorsers.mails.outbox import OUTBOX
from endorsers.models import EndorsementContact

# Anybody can type an address into the form that asks for links: so often in a day, and in a month, its owner gets them.
LINKS_A_DAY, LINKS_A_MONTH = 3, 10
LINKS = MailCap("links to endorsements", a_day=LINKS_A_DAY, a_month=LINKS_A_MONTH)
Mail = EndorsementContact.Mail


def send_links(*, address: str, now: datetime | None = None) -> int:
    """Owe the mailbox a mail with its link for each of its endorsements; says how many.

    What waits for confirmation gets the mail that asks for it. A mail that is owed already is not replaced by the
    link, which every mail to this address carries: it goes now. An address that endorsed nothing is answered the same.
    """
    now = now or timezone.now()
    mailbox = EndorsementContact.objects.of_mailbox(address)
    mail = Case(
        When(~Q(owed_mail=""), F("owed_mail")),
        When(access="main", confirmed_at=None, then=Value(Mail.CONFIRM.value)),
        When(access="kit", confirmed_at=None, then=Value(Mail.INVITED.value)),
        When(confirmed_at=None, then=Value(Mail.ACCESS.value)),
        default=Value(Mail.OWN_LINK.value),
    )
    with transaction.atomic():
        if not LINKS.take(address, now=now):
            return 0
        owed = mailbox.update(owed_mail=mail, mail_due_at=now, mail_attempts=0)
        deliver_soon(OUTBOX)
    return owed

"""Mails that are asked for again: by an editor for all who have not confirmed, by a person for an address."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from wagtail.log_actions import log

from campaign.mail.addresses.mailboxes import canonical_email
from campaign.mail.caps import MailCap
from campaign.mail.delivering.delivery import deliver_soon
from petition.mails.outbox import OUTBOX
from petition.models import PetitionPage, Signature

RESENT_TO_UNCONFIRMED = "petition.resend_to_unconfirmed"
# Anybody can type an address into the form that asks for links: so often in a day, and in a month, its owner gets
# them, whether the signature counts, waits or was withdrawn.
LINKS_A_DAY, LINKS_A_MONTH = 3, 10
LINKS = MailCap("links to signatures", a_day=LINKS_A_DAY, a_month=LINKS_A_MONTH)
Mail = Signature.Mail


def resend_to_unconfirmed(*, petition: PetitionPage, by: User | None, now: datetime | None = None) -> int:
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

    What waits for confirmation, also of a withdrawn one that was signed again, gets the mail that asks for it. A mail
    that is owed already is not replaced by the link, which every mail carries: it goes now. The same statements run
    for an address that never signed, so the time of the answer tells nobody.
    """
    now = now or timezone.now()
    mailbox = Signature.objects.of_mailbox(canonical_email(address)).personal()
    waits = Q(state=Signature.State.PENDING) | Q(state=Signature.State.WITHDRAWN, held_words__isnull=False)
    mail = Case(
        When(~Q(owed_mail=""), F("owed_mail")),
        When(waits, Value(Mail.CONFIRM.value)),
        default=Value(Mail.OWN_PAGE.value),
    )
    with transaction.atomic():
        if not LINKS.take(address, now=now):
            return 0
        owed = mailbox.update(owed_mail=mail, mail_due_at=now, mail_attempts=0)
        deliver_soon(OUTBOX)
    return owed

"""Mails that are owed to signers: noted on the signature in the transaction that causes them."""

from datetime import datetime

from campaign.mail.delivering.delivery import deliver_soon
from petition.models import PetitionPage, Signature

OUTBOX = "signatures"
# Whatever strangers do with an address, its owner gets no more mails than this for one signature (case S2).
MAILS_AT_MOST = 5
# What these ask for is over with the petition: nobody is counted again, and there is no more news.
_QUESTIONS = (Signature.Mail.CONFIRM, Signature.Mail.CONFIRM_UPDATES)


def first_mail(signature: Signature) -> str:
    """The mail that a signature brings now, by its state and its petition's settings; empty for none."""
    return first_mail_of(signature.petition, state=signature.state, subscribe=signature.subscribe)


def first_mail_of(petition: PetitionPage, *, state: str, subscribe: bool) -> str:
    """The same for a signature that is not written yet."""
    if state == Signature.State.PENDING:
        return Signature.Mail.CONFIRM.value
    if state != Signature.State.CONFIRMED:
        return ""
    if petition.confirmation == PetitionPage.Confirmation.UPDATES and subscribe:
        return Signature.Mail.CONFIRM_UPDATES.value
    return Signature.Mail.THANKS.value if petition.send_thanks else ""


def owe_mail(signature: Signature, mail: Signature.Mail, *, now: datetime, unasked: bool = True) -> bool:
    """Note the mail on the row; False where the signer has had all mails that strangers can cause.

    ``unasked`` is False for what the address's owner or an editor asked for. Call it in a transaction.
    """
    due = Signature.objects.filter(pk=signature.pk, anonymized_at=None)
    if unasked:
        due = due.filter(mails_sent__lt=MAILS_AT_MOST)
    if not due.update(owed_mail=mail, mail_due_at=now, mail_attempts=0):
        return False
    deliver_soon(OUTBOX)
    return True


def drop_questions(petition: PetitionPage) -> int:
    """Owe no mail any more that asks to confirm: the petition is closed. Who signed is thanked still. Says how many."""
    owed = Signature.objects.of(petition).filter(owed_mail__in=_QUESTIONS)
    return owed.update(owed_mail="", mail_due_at=None, mail_attempts=0)

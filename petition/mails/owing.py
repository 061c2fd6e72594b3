"""Mails that are owed to signers: noted on the signature in the transaction that causes them."""

from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from petition.models import PetitionPage, Signature

# Whatever strangers do with an address, its owner gets no more mails than this for one signature (case S2).
MAILS_AT_MOST = 5


def first_mail(signature: Signature) -> str:
    """The mail that a new signature brings, by its state and its petition's settings; empty for none."""
    petition = signature.petition
    if signature.state == Signature.State.PENDING:
        return Signature.Mail.CONFIRM
    if signature.state != Signature.State.CONFIRMED:
        return ""
    if petition.confirmation == PetitionPage.Confirmation.UPDATES and signature.subscribe:
        return Signature.Mail.CONFIRM_UPDATES
    return Signature.Mail.THANKS if petition.send_thanks else ""


def owe_mail(signature: Signature, mail: Signature.Mail, *, now: datetime, unasked: bool = True) -> bool:
    """Note the mail on the row; False where the signer has had all mails that strangers can cause.

    ``unasked`` is False for what the address's owner or an editor asked for. Call it in a transaction.
    """
    due = Signature.objects.filter(pk=signature.pk, anonymized_at=None)
    if unasked:
        due = due.filter(mails_sent__lt=MAILS_AT_MOST)
    if not due.update(owed_mail=mail, mail_due_at=now, mail_attempts=0):
        return False
    deliver_soon()
    return True


def deliver_soon() -> None:
    """Wake the delivery when the transaction is committed. Whatever goes wrong with that is logged, and no more:
    the signature is stored, its mail is noted on it, and ``deliver_mails`` finds it."""
    transaction.on_commit(_wake_delivery, robust=True)


def _wake_delivery() -> None:
    """One task a second serves all mails of that second: it runs at the second's end, when all are committed.

    Where tasks run at once, in the signer's own request, there is none: no signer waits for a mail server.
    The scheduler delivers within seconds then.
    """
    from petition.mails.tasks import deliver_owed_mails

    if deliver_owed_mails.get_backend().supports_defer and _is_first_of_its_second():
        deliver_owed_mails.using(run_after=timezone.now() + timedelta(seconds=1)).enqueue()


def _is_first_of_its_second() -> bool:
    try:
        return cache.add("petition:delivery-woken", 1, timeout=1)
    except Exception:  # a cache that is down delays no mail
        return True

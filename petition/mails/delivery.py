"""The outbox of signatures: each row owes one mail at most."""

from datetime import datetime

from campaign.mail.delivering import delivery
from petition.mails.letters import message_to
from petition.mails.outbox import OUTBOX
from petition.models import Signature, SignatureEvent
from petition.models.audit_trail import record
from petition.models.querysets import SignatureQuerySet


def _rows() -> SignatureQuerySet:
    return Signature.objects.select_related("petition")


def _sent(signature: Signature, now: datetime) -> None:
    record(signature, SignatureEvent.Kind.MAIL_SENT, now=now, mail=signature.owed_mail)


def _given_up(signature: Signature, now: datetime, why: str) -> None:
    record(signature, SignatureEvent.Kind.MAIL_FAILED, now=now, mail=signature.owed_mail, why=why)


outbox = delivery.Outbox(name=OUTBOX, rows=_rows, message_to=message_to, sent=_sent, given_up=_given_up)
delivery.register(outbox)

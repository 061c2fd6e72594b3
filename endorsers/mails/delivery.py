"""The outbox of endorsements: each contact's row owes one mail at most."""

from datetime import datetime

from django.db.models import QuerySet

from campaign.mail.delivering import delivery
from endorsers.mails.letters import message_to
from endorsers.mails.outbox import OUTBOX
from endorsers.models import EndorsementContact, EndorserEvent
from endorsers.models.audit_trail import record


def _rows() -> QuerySet[EndorsementContact]:
    return EndorsementContact.objects.select_related("endorser__site__root_page")


def _sent(contact: EndorsementContact, now: datetime) -> None:
    record(contact.endorser, EndorserEvent.Kind.MAIL_SENT, now=now, mail=contact.owed_mail)


def _given_up(contact: EndorsementContact, now: datetime, why: str) -> None:
    record(contact.endorser, EndorserEvent.Kind.MAIL_FAILED, now=now, mail=contact.owed_mail, why=why)


outbox = delivery.Outbox(name=OUTBOX, rows=_rows, message_to=message_to, sent=_sent, given_up=_given_up)
delivery.register(outbox)

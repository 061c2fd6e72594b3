"""A worker or a database that goes away with a mail in its hands loses none and sends none twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from campaign.mail.delivering import claims, delivery
from campaign.mail.outbox import MAILS
from petition.mails import delivery as petition_outbox
from petition.mails.outbox import owe_mail
from petition.models import Signature, SignatureEvent
from petition.tests.mailing import deliver
from petition.tests.signers import signed

CONFIRM, THANKS = Signature.Mail.CONFIRM, Signature.Mail.THANKS


def test_a_worker_killed_between_claim_and_sending_loses_no_mail(petition, monkeypatch):
    signed(petition)

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(delivery.composing, "send", killed)
    now = timezone.now()
    with pytest.raises(KeyboardInterrupt):
        deliver(now=now)
    monkeypatch.undo()
    assert deliver(now=now + MAILS.lasts - timedelta(seconds=1)).sent == 0
    assert deliver(now=now + MAILS.lasts).sent == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_s43_a_mail_is_noted_as_sent_however_often_the_database_goes_away_meanwhile(petition, monkeypatch):
    from django.db import OperationalError

    ada, note, away = signed(petition), petition_outbox.outbox.sent, [True, True, True]

    def lost(signature, now):
        note(signature, now)
        if away:
            away.pop()
            raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(claims, "NOTES_AGAIN_AFTER", 0)
    outbox = replace(petition_outbox.outbox, sent=lost)
    assert delivery.deliver(outbox).sent == 1
    assert delivery.deliver(outbox, now=timezone.now() + MAILS.lasts).sent == 0
    ada.refresh_from_db()
    assert (len(mail.outbox), ada.mails_sent, ada.owed_mail) == (1, 1, "")


def test_s43_where_the_worker_dies_too_the_repeat_has_the_same_message_id(petition, monkeypatch):
    signed(petition)

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(delivery, "note_sent", killed)
    now = timezone.now()
    with pytest.raises(KeyboardInterrupt):
        deliver(now=now)
    monkeypatch.undo()
    assert deliver(now=now + MAILS.lasts).sent == 1
    first, second = (message.message()["Message-ID"] for message in mail.outbox)
    assert first == second


def test_a_note_whose_answer_was_lost_is_not_made_twice(petition):
    ada = signed(petition)
    row = claims.claim(petition_outbox.outbox, ada.pk, ada.mail_due_at, timezone.now())
    for _try in range(2):
        claims.note_sent(petition_outbox.outbox, row, timezone.now())
    ada.refresh_from_db()
    assert ada.mails_sent == SignatureEvent.objects.filter(kind=SignatureEvent.Kind.MAIL_SENT).count() == 1


def test_a_mail_owed_anew_while_another_is_on_its_way_is_sent_too(petition, monkeypatch):
    ada, send_it = signed(petition), delivery.composing.send

    def owed_meanwhile(message, **kwargs):
        owe_mail(ada, Signature.Mail.OWN_PAGE, now=timezone.now())
        return send_it(message, **kwargs)

    monkeypatch.setattr(delivery.composing, "send", owed_meanwhile)
    deliver()
    monkeypatch.undo()
    deliver()
    assert [message.subject.split(":")[0] for message in mail.outbox] == ["Thank you for signing", "Your signature"]

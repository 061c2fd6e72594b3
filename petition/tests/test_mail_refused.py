"""A mail server that is down or refuses: mails wait, and in the end are given up where everybody sees it."""

from datetime import timedelta

from django.utils import timezone

from campaign.mail.outbox import MAILS
from petition.models import Signature, SignatureEvent
from petition.tests.mailing import deliver
from petition.tests.signers import signed

CONFIRM, THANKS = Signature.Mail.CONFIRM, Signature.Mail.THANKS


def test_a_server_that_is_down_costs_no_attempt_and_loses_nothing(petition, server_down, monkeypatch):
    for number in range(30):
        signed(petition, email=f"signer{number}@example.org")
    delivered = deliver()
    assert (delivered.sent, delivered.failed, delivered.left, delivered.paused) == (0, 0, 30, True)
    assert set(Signature.objects.values_list("mail_attempts", flat=True)) == {0}
    monkeypatch.undo()
    assert deliver().sent == 30


def test_a_refused_mail_is_tried_again_later_and_later_and_then_given_up_visibly(petition, refuses):
    ada = signed(petition)
    refuses.add("ada@example.org")
    now, waits = timezone.now(), []
    for _attempt in MAILS.waits:
        assert deliver(now=now).failed == 1
        ada.refresh_from_db()
        waits.append(ada.mail_due_at - now)
        assert deliver(now=ada.mail_due_at - timedelta(seconds=1)).failed == 0
        now = ada.mail_due_at
    assert waits == list(MAILS.waits)
    assert timedelta(days=5) < sum(waits, timedelta()) < timedelta(days=6)
    assert deliver(now=now).failed == 1
    ada.refresh_from_db()
    assert (ada.owed_mail, ada.mail_due_at, ada.counts) == ("", None, True)
    event = SignatureEvent.objects.get(kind=SignatureEvent.Kind.MAIL_FAILED)
    assert event.details == {"mail": "thanks", "why": "SMTPRecipientsRefused"}


def test_one_refused_address_does_not_hold_up_the_others(petition, refuses):
    refuses.add("ada@example.org")
    signed(petition)
    signed(petition, email="bob@example.org")
    delivered = deliver()
    assert (delivered.sent, delivered.failed) == (1, 1)


def test_an_address_that_no_mail_can_be_written_to_stops_nothing(petition):
    ada = signed(petition)
    Signature.objects.filter(pk=ada.pk).update(email="not\nan address")
    signed(petition, email="bob@example.org")
    assert deliver().sent == 1


def test_a_server_that_refuses_everything_is_left_alone_after_a_few(petition, refuses):
    for number in range(30):
        address = f"signer{number}@example.org"
        signed(petition, email=address)
        refuses.add(address)
    delivered = deliver()
    assert (delivered.failed, delivered.left, delivered.paused) == (10, 20, True)

"""Owed mails are delivered: each once, whatever fails on the way."""

import smtplib
import threading

import pytest
from django.core import mail
from django.db import connection

from campaign.mail.composing import send
from campaign.mail.delivering import delivery
from petition.mails.outbox import MAILS_AT_MOST
from petition.models import Signature, SignatureEvent
from petition.moderation.moderating import reject
from petition.signing.confirming import confirm
from petition.signing.withdrawing import erase, withdraw
from petition.tests.mailing import deliver
from petition.tests.signers import asks_to_confirm, signed

CONFIRM, THANKS = Signature.Mail.CONFIRM, Signature.Mail.THANKS


def test_what_is_owed_is_sent_once_and_noted(petition):
    ada = signed(petition)
    assert deliver().sent == 1
    assert deliver().sent == 0
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    ada.refresh_from_db()
    assert (ada.owed_mail, ada.mail_due_at, ada.mail_attempts, ada.mails_sent) == ("", None, 0, 1)
    event = SignatureEvent.objects.get(kind=SignatureEvent.Kind.MAIL_SENT)
    assert event.details == {"mail": "thanks"}


def test_a_petition_that_thanks_nobody_owes_no_mail(petition):
    petition.send_thanks = False
    petition.save()
    signed(petition)
    assert deliver() == delivery.Delivered()


def test_s2_an_address_gets_five_mails_at_most_whatever_strangers_do(petition):
    for _try in range(12):
        signed(petition)
        deliver()
    assert len(mail.outbox) == MAILS_AT_MOST
    subjects = [message.subject for message in mail.outbox]
    assert subjects == ["Thank you for signing: Put rights first"] + ["You have signed already: Put rights first"] * 4


def test_s6_a_name_corrected_while_the_mail_waits_is_the_one_in_the_mail(petition):
    asks_to_confirm(petition)
    signed(petition, given_name="Adda")
    signed(petition, given_name="Ada")
    deliver()
    assert [message.body.splitlines()[0] for message in mail.outbox] == ["Hello Ada,"]


@pytest.mark.parametrize("leave", [withdraw, erase])
def test_who_left_before_the_mail_went_out_gets_none(petition, leave):
    leave(signature=signed(petition))
    assert deliver().sent == 0


def test_who_was_set_aside_or_confirmed_meanwhile_is_not_asked_to_confirm(petition):
    asks_to_confirm(petition)
    reject(signature=signed(petition), by=None)
    confirm(signature=signed(petition, email="bob@example.org"))
    assert deliver().sent == 0


def test_a_mail_costs_few_queries_however_many_are_due(petition, django_assert_max_num_queries):
    for number in range(20):
        signed(petition, email=f"signer{number}@example.org")
    with django_assert_max_num_queries(20 * 12 + 10):
        assert deliver().sent == 20


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_one_mail_twice(petition, smtp_server):
    for number in range(40):
        signed(petition, email=f"signer{number}@example.org")
    start, sent = threading.Barrier(3), []

    def work():
        start.wait()
        try:
            sent.append(deliver().sent)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _worker in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    deliver()
    assert sorted(str(message["To"]) for message in smtp_server.messages) == sorted(
        f"signer{number}@example.org" for number in range(40)
    )


def test_s5_an_address_in_another_script_is_sent_where_the_server_takes_it(petition, smtp_server):
    signed(petition, email="josé@bücher.example")
    assert deliver().sent == 1
    message = smtp_server.messages[0]
    assert str(message["To"]) == "josé@xn--bcher-kva.example"
    assert message.get_content_type() == "multipart/alternative"


def test_sending_to_another_script_asks_the_server_first():
    """RFC 6531: a server that does not say SMTPUTF8 is not sent such an address."""
    from django.core.mail import EmailMultiAlternatives
    from django.core.mail.backends.smtp import EmailBackend

    backend = EmailBackend()
    backend.connection = smtplib.SMTP()
    backend.connection.ehlo_resp, backend.connection.esmtp_features = b"", {}
    with pytest.raises(smtplib.SMTPNotSupportedError):
        send(EmailMultiAlternatives("Hi", "Hi", "a@x.example", ["josé@x.example"]), connection=backend)

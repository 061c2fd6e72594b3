"""Owed mails are delivered: each once, whatever fails on the way."""

import smtplib
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from campaign.core import delivery
from campaign.core.delivery import BACK_OFF, LEASE
from campaign.core.mail import send
from campaign.core.tasks import deliver_outbox
from petition.confirming import confirm
from petition.mails.owing import MAILS_AT_MOST, OUTBOX, owe_mail
from petition.models import Signature, SignatureEvent
from petition.moderating import reject
from petition.tests.mailing import deliver
from petition.tests.signers import asks_to_confirm, signed
from petition.withdrawing import erase, withdraw

CONFIRM, THANKS = Signature.Mail.CONFIRM, Signature.Mail.THANKS


@pytest.fixture
def server_down(monkeypatch):
    """A mail server that refuses connections."""
    from django.core.mail.backends.locmem import EmailBackend

    def refuse(self):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", refuse)


@pytest.fixture
def refuses(monkeypatch):
    """Addresses that the server refuses, to be filled by the test."""
    from django.core.mail.backends.locmem import EmailBackend

    refused, accept = set(), EmailBackend.send_messages

    def judge(self, messages):
        for message in messages:
            if message.to[0] in refused:
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
        return accept(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", judge)
    return refused


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
    for _attempt in BACK_OFF:
        assert deliver(now=now).failed == 1
        ada.refresh_from_db()
        waits.append(ada.mail_due_at - now)
        assert deliver(now=ada.mail_due_at - timedelta(seconds=1)).failed == 0
        now = ada.mail_due_at
    assert waits == list(BACK_OFF)
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


def test_a_worker_killed_between_claim_and_sending_loses_no_mail(petition, monkeypatch):
    signed(petition)

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(delivery.mail, "send", killed)
    now = timezone.now()
    with pytest.raises(KeyboardInterrupt):
        deliver(now=now)
    monkeypatch.undo()
    assert deliver(now=now + LEASE - timedelta(seconds=1)).sent == 0
    assert deliver(now=now + LEASE).sent == 1
    assert len(mail.outbox) == 1


def test_a_mail_owed_anew_while_another_is_on_its_way_is_sent_too(petition, monkeypatch):
    ada, send_it = signed(petition), delivery.mail.send

    def owed_meanwhile(message, **kwargs):
        owe_mail(ada, Signature.Mail.OWN_PAGE, now=timezone.now())
        return send_it(message, **kwargs)

    monkeypatch.setattr(delivery.mail, "send", owed_meanwhile)
    deliver()
    monkeypatch.undo()
    deliver()
    assert [message.subject.split(":")[0] for message in mail.outbox] == ["Thank you for signing", "Your signature"]


def test_a_task_delivers_all_that_is_due(petition, monkeypatch):
    monkeypatch.setattr(delivery, "BATCH", 2)
    for number in range(5):
        signed(petition, email=f"signer{number}@example.org")
    assert deliver_outbox.enqueue(OUTBOX).return_value == {"sent": 5, "failed": 0}


@pytest.fixture
def task_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_no_signer_waits_for_the_mail_server_where_tasks_run_at_once(petition, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ada = signed(petition)
    assert not mail.outbox
    assert ada.owed_mail == THANKS


def test_signing_never_hears_of_trouble_with_the_task_queue(
    petition, task_queue, django_capture_on_commit_callbacks, monkeypatch
):
    def broken(*args, **kwargs):
        raise RuntimeError("no task queue")

    monkeypatch.setattr(type(deliver_outbox), "enqueue", broken)
    with django_capture_on_commit_callbacks(execute=True):
        assert signed(petition, email="bob@example.org").owed_mail == THANKS


def test_a_burst_of_signers_adds_one_task_that_runs_when_all_have_signed(
    petition, task_queue, django_capture_on_commit_callbacks
):
    from django_tasks_db.models import DBTaskResult

    with django_capture_on_commit_callbacks(execute=True):
        for number in range(20):
            signed(petition, email=f"signer{number}@example.org")
    task = DBTaskResult.objects.get(task_path="campaign.core.tasks.deliver_outbox")
    assert task.run_after > timezone.now()
    assert not mail.outbox


def test_while_the_server_is_down_one_task_waits_for_it_and_not_one_for_each_signer(petition, task_queue, server_down):
    from django_tasks_db.models import DBTaskResult

    signed(petition)
    for _signer in range(5):
        deliver_outbox.func(OUTBOX)
    task = DBTaskResult.objects.get(task_path="campaign.core.tasks.deliver_outbox")
    assert task.run_after > timezone.now() + timedelta(seconds=30)


def test_while_the_cache_is_down_too_the_mail_waits_and_no_task_fails(petition, server_down, unreachable_cache):
    signed(petition)
    assert deliver().paused
    assert not delivery.is_paused()


def test_the_command_delivers_what_no_task_did(petition, capsys):
    signed(petition)
    call_command("deliver_mails")
    assert capsys.readouterr().out == "Sent 1, failed 0, left 0.\n"
    assert len(mail.outbox) == 1


def test_a_mail_costs_few_queries_however_many_are_due(petition, django_assert_max_num_queries):
    for number in range(20):
        signed(petition, email=f"signer{number}@example.org")
    with django_assert_max_num_queries(20 * 12 + 10):
        assert deliver().sent == 20


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
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

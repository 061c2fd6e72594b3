"""Who wakes the delivery of owed mails, and that no signer waits for it or hears of its trouble."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from campaign.mail.delivering import delivery
from campaign.mail.delivering.tasks import deliver_outbox
from petition.mails.outbox import OUTBOX
from petition.models import Signature
from petition.tests.mailing import deliver
from petition.tests.signers import signed

CONFIRM, THANKS = Signature.Mail.CONFIRM, Signature.Mail.THANKS


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
    task = DBTaskResult.objects.get(task_path="campaign.mail.delivering.tasks.deliver_outbox")
    assert task.run_after > timezone.now()
    assert not mail.outbox


def test_while_the_server_is_down_one_task_waits_for_it_and_not_one_for_each_signer(petition, task_queue, server_down):
    from django_tasks_db.models import DBTaskResult

    signed(petition)
    for _signer in range(5):
        deliver_outbox.func(OUTBOX)
    task = DBTaskResult.objects.get(task_path="campaign.mail.delivering.tasks.deliver_outbox")
    assert timezone.now() + timedelta(seconds=1) < task.run_after < timezone.now() + timedelta(seconds=4)


def test_while_the_cache_is_down_too_the_mail_waits_and_no_task_fails(petition, server_down, unreachable_cache):
    signed(petition)
    assert deliver().paused
    assert not delivery.is_paused()


def test_the_command_delivers_what_no_task_did(petition, capsys):
    signed(petition)
    call_command("deliver_mails")
    assert capsys.readouterr().out == "Sent 1, failed 0, left 0.\n"
    assert len(mail.outbox) == 1

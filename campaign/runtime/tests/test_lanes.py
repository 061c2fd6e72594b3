"""D3: what readers wait for never stands behind mails, webhooks or imports."""

import os
import signal
import subprocess
import sys
import threading
import time
from types import SimpleNamespace

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from psycopg_pool import ConnectionPool

from campaign.mail.delivering import delivery
from campaign.mail.delivering.tasks import deliver_outbox
from campaign.runtime.database import connections
from campaign.runtime.tasks import stopping
from campaign.runtime.tasks.lanes import THREADS, Lane, task_in, working_in
from campaign.runtime.tasks.worker import LaneWorker, Pool
from campaign.settings.environment import ROOT
from campaign.tests.serving import address_of_the_tests_database
from petition.mails.outbox import OUTBOX
from petition.tests.signers import signed

done: list[str] = []


@task()
def index(name: str) -> None:
    """As Wagtail's tasks are: it knows no lane."""
    done.append(name)


@task_in(Lane.LONG)
def publish_many() -> None:
    for number in range(3):
        index.enqueue(f"imported {number}")


@task_in(Lane.LONG)
def works_on() -> None:
    done.append("began")
    while True:
        stopping.go_on_or_stop()
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def in_lanes(settings):
    settings.TASKS = {"default": {"BACKEND": "campaign.runtime.tasks.lanes.LaneBackend"}}
    done.clear()
    yield
    stopping.go_on()


def run(lane: Lane) -> None:
    """What a thread of the lane does until nothing waits, on the test's own connection."""
    worker = LaneWorker(lane)
    while result := DBTaskResult.objects.ready().filter(queue_name__in=worker.queue_names).first():
        result.claim(worker.worker_id)
        worker.run_task(result)


def waiting() -> dict[str, int]:
    lanes = DBTaskResult.objects.filter(status="READY").values_list("queue_name", flat=True)
    return {lane: list(lanes).count(lane) for lane in lanes}


@pytest.mark.django_db
def test_an_index_entry_is_made_while_mails_and_imports_wait(petition):
    DBTaskResult.objects.all().delete()  # those of the petition's own making
    signed(petition)
    delivery.put_in_line(OUTBOX, after=0)
    publish_many.enqueue()
    index.enqueue("page")

    assert waiting() == {Lane.MAILS: 1, Lane.LONG: 1, Lane.READERS: 1}
    run(Lane.READERS)
    assert done == ["page"]
    assert waiting() == {Lane.MAILS: 1, Lane.LONG: 1}


@pytest.mark.django_db
def test_what_an_import_puts_in_line_waits_behind_the_import_and_no_reader_behind_it():
    publish_many.enqueue()
    run(Lane.LONG)

    assert done == ["imported 0", "imported 1", "imported 2"]
    assert set(DBTaskResult.objects.values_list("queue_name", flat=True)) == {Lane.LONG}


@pytest.mark.django_db
def test_a_purge_comes_first_whoever_takes_something_off_the_site(settings):
    from wagtail.contrib.frontend_cache.tasks import purge_urls_from_cache_task

    index.enqueue("page")
    with working_in(Lane.LONG):
        purge_urls_from_cache_task.enqueue(["https://campaign.example/"])

    assert DBTaskResult.objects.filter(queue_name=Lane.READERS).first().task_path == (
        "wagtail.contrib.frontend_cache.tasks.purge_urls_from_cache_task"
    )


@pytest.mark.django_db
def test_one_delivery_is_in_line_however_long_one_runs_and_however_many_sign(petition):
    DBTaskResult.objects.all().delete()
    for number in range(5):
        signed(petition, email=f"signer{number}@example.org")
        delivery.forget_woken()
        delivery.deliver_committed(OUTBOX)
        delivery.put_in_line(OUTBOX, after=0)
    assert waiting() == {Lane.MAILS: 1}

    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    for _second in range(3):
        delivery.put_in_line(OUTBOX, after=0)  # for what was owed after that one looked
    assert waiting() == {Lane.MAILS: 1}


@pytest.mark.django_db
def test_what_is_broken_off_by_a_stop_is_back_in_line(petition):
    DBTaskResult.objects.all().delete()
    works_on.enqueue()
    stopping.stop()
    worker = LaneWorker(Lane.LONG)
    result = DBTaskResult.objects.get()
    result.claim(worker.worker_id)
    worker.run_task(result)

    result.refresh_from_db()
    assert (done, result.status, result.started_at, result.finished_at) == (["began"], "READY", None, None)


@pytest.mark.django_db
def test_a_stop_ends_a_delivery_between_two_mails_and_the_rest_stays_due(petition, monkeypatch):
    for number in range(4):
        signed(petition, email=f"signer{number}@example.org")
    DBTaskResult.objects.all().delete()
    send = delivery.composing.send

    def told_to_end(message, **kwargs):
        send(message, **kwargs)
        stopping.stop()

    monkeypatch.setattr(delivery.composing, "send", told_to_end)
    assert deliver_outbox.func(OUTBOX) == {"sent": 1, "failed": 0}
    assert waiting() == {Lane.MAILS: 1}
    assert delivery.is_owed(delivery.outbox_named(OUTBOX))


def test_a_worker_has_so_many_threads_and_no_more():
    assert len(Pool(list(Lane)).threads) == sum(THREADS.values()) == 6


def test_all_lanes_and_lines_to_the_mail_server_have_a_connection_each(settings, monkeypatch):
    pool = ConnectionPool(min_size=0, max_size=8, open=False)
    monkeypatch.setattr(connections, "connections", {"default": SimpleNamespace(pool=pool)})
    settings.MAIL_CONNECTIONS = 4
    workers = Pool(list(Lane))
    monkeypatch.setattr(threading.Thread, "start", lambda thread: None)
    workers.start()
    assert pool.max_size == 6 + 4 + 4  # single mails and a mailing have lines of their own


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("command", ["worker", "scheduler"])
def test_a_process_ends_within_ten_seconds_of_sigterm(command, tmp_path):
    environment = os.environ | {
        "DATABASE_URL": address_of_the_tests_database(),
        "DJANGO_SETTINGS_MODULE": "campaign.settings.development",
        "MEDIA_ROOT": str(tmp_path),
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", command], env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    ready = threading.Timer(60, process.kill)
    ready.start()
    time.sleep(4)
    process.send_signal(signal.SIGTERM)
    began = time.monotonic()
    process.communicate(timeout=60)
    ready.cancel()
    assert time.monotonic() - began < 10

"""What operators are told: by the doctor, by numbers, by the log."""

import io
import json
import logging
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.http import HttpResponseNotAllowed
from django.test import override_settings
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.users.models import UserProfile

from campaign.operations.error_reports import strike_out
from campaign.runtime.logs.redaction import JsonLineFormatter
from campaign.runtime.logs.repeated_lines import RepeatedLineFilter
from campaign.runtime.metrics import MetricsMiddleware
from campaign.runtime.models import ScheduledJob
from campaign.runtime.tasks import schedule
from campaign.runtime.tasks.task_queue import take_up_tasks

pytestmark = pytest.mark.django_db
KEPT = override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})


@pytest.fixture
def scheduler_ran():
    now = timezone.now()
    jobs = [ScheduledJob(name=job.name, due_at=now + job.every, finished_at=now) for job in schedule.all_jobs()]
    ScheduledJob.objects.bulk_create(jobs)


def doctor() -> tuple[str, int]:
    said = io.StringIO()
    try:
        call_command("doctor", stdout=said, no_color=True)
    except SystemExit as end:
        return said.getvalue(), end.code
    return said.getvalue(), 0


def a_task(**fields) -> DBTaskResult:
    made = DBTaskResult.objects.create(
        task_path="campaign.mail.delivering.tasks.deliver_outbox",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
        exception_class_path="",
        traceback="",
    )
    DBTaskResult.objects.filter(pk=made.pk).update(**fields)
    return made


def test_the_doctor_finds_nothing_wrong_with_a_site_that_runs(home, scheduler_ran, admin_user):
    said, code = doctor()

    assert "broken" not in said
    assert code == 0


def test_the_doctor_says_that_no_scheduler_runs(home):
    said, code = doctor()

    assert "Run manage.py scheduler." in said
    assert code == 1


@KEPT
def test_the_doctor_says_that_no_worker_runs(scheduler_ran):
    a_task(enqueued_at=timezone.now() - timedelta(minutes=20))

    said, _code = doctor()

    assert "A task has waited for 20 minutes." in said


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "EMAIL_PORT": 9}, "Look at EMAIL_URL."),
        ({"CACHES": {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}}, "forgets at once"),
    ],
)
def test_the_doctor_says_what_is_down_and_what_helps(scheduler_ran, settings, change, words):
    for name, value in change.items():
        setattr(settings, name, value)

    assert words in doctor()[0]


def test_administrators_read_the_same_in_the_admin_and_editors_do_not(client, home, scheduler_ran):
    users = get_user_model().objects
    client.force_login(users.create_superuser("root", "", "x"))
    assert "A file was written, read and deleted." in client.get("/admin/reports/site-state/").content.decode()

    client.force_login(users.create_user("ana", "", "x"))
    assert client.get("/admin/reports/site-state/").status_code == 302


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["Base de datos", "Se escribió, se leyó y se borró un archivo.", "Las tareas se ejecutan de inmediato"]),
        ("fr", ["Base de données", "Un fichier a été écrit, lu et supprimé.", "Les tâches s’exécutent aussitôt"]),
    ],
)
def test_administrators_read_it_in_their_language_and_the_doctor_stays_english(
    client, home, scheduler_ran, language, words
):
    root = get_user_model().objects.create_superuser("root", "", "x")
    UserProfile.objects.create(user=root, preferred_language=language)
    client.force_login(root)
    page = client.get("/admin/reports/site-state/").content.decode()
    assert [line for line in words if line not in page] == []
    with translation.override(language):
        assert "Database: " in doctor()[0]
        assert "A file was written, read and deleted." in doctor()[0]


def test_the_admin_lists_tasks_without_their_arguments(client, home):
    task = a_task(args_kwargs={"args": ["ana@example.org"], "kwargs": {}}, status="FAILED")
    client.force_login(get_user_model().objects.create_superuser("root", "", "x"))

    listed = client.get("/admin/django_tasks_database/dbtaskresult/").content.decode()
    looked_at = client.get(f"/admin/django_tasks_database/dbtaskresult/inspect/{task.pk}/").content.decode()

    assert "campaign.mail.delivering.tasks.deliver_outbox" in listed
    assert "campaign.mail.delivering.tasks.deliver_outbox" in looked_at
    assert "ana@example.org" not in listed + looked_at


def test_a_task_whose_worker_was_killed_is_run_again_and_given_up_after_three(home):
    long_ago = timezone.now() - timedelta(hours=3)
    lost = a_task(status="RUNNING", started_at=long_ago, worker_ids=["a"])
    deadly = a_task(status="RUNNING", started_at=long_ago, worker_ids=["a", "b", "c"])
    at_work = a_task(status="RUNNING", started_at=timezone.now(), worker_ids=["a"])

    assert take_up_tasks() == 1

    states = dict(DBTaskResult.objects.values_list("pk", "status"))
    assert states == {lost.pk: "READY", deadly.pk: "FAILED", at_work.pk: "RUNNING"}


def test_numbers_are_for_those_who_hold_the_token(client, petition, settings):
    settings.METRICS_TOKEN = "a-long-token"

    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404
    numbers = client.get("/metrics", headers={"Authorization": "Bearer a-long-token"})
    assert "campaign_task_wait_seconds 0.0" in numbers.content.decode()


def test_a_method_that_somebody_made_up_is_no_number_of_its_own(client, home, rf, settings):
    settings.METRICS_TOKEN = "a-long-token"
    counted = MetricsMiddleware(lambda request: HttpResponseNotAllowed(["GET"]))
    for number in range(3):
        counted(rf.generic(f"MADEUP{number}", "/"))

    numbers = client.get("/metrics", headers={"Authorization": "Bearer a-long-token"}).content.decode()

    assert 'method="other"' in numbers
    assert "MADEUP" not in numbers


def test_without_a_token_in_the_settings_an_empty_one_opens_nothing(client, home):
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_a_line_of_the_log_names_its_request_and_the_answer_says_it_too(client, home, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1/32"]

    answer = client.get("/no-such-page/", headers={"X-Request-ID": "given-by-the-proxy"})

    assert answer.headers["X-Request-ID"] == "given-by-the-proxy"


@pytest.mark.parametrize("given", ["x", "a\nforged line", "<script>" * 5, "given-by-a-stranger"])
def test_a_strangers_name_for_a_request_is_not_taken(client, home, given):
    assert client.get("/no-such-page/", headers={"X-Request-ID": given}).headers["X-Request-ID"] != given


def test_a_page_that_caches_keep_names_no_request(client, home):
    assert "X-Request-ID" not in client.get("/").headers


def test_a_json_line_is_one_object_without_addresses():
    record = logging.LogRecord("campaign", logging.ERROR, "", 0, "Refused %s\nand more", ("ana@example.org",), None)

    line = JsonLineFormatter().format(record)

    assert "\n" not in line
    assert json.loads(line)["message"] == "Refused [address]\nand more"


def test_a_line_that_the_log_leaves_out_is_reported_to_nobody():
    log, line = RepeatedLineFilter(), logging.makeLogRecord({"msg": "The cache does not answer.", "levelno": 40})

    assert log.filter(line)
    assert strike_out({}, {"log_record": line}) == {}
    assert not log.filter(line)
    assert strike_out({}, {"log_record": line}) is None


def test_an_error_report_tells_nothing_of_who_signed():
    event = {
        "request": {"method": "POST", "url": "https://x.example/signature/own/secret", "data": "email=ana@example.org"},
        "user": {"ip_address": "203.0.113.7"},
        "exception": {"values": [{"value": "duplicate key: ana@example.org"}]},
    }

    assert strike_out(event, {}) == {
        "request": {"method": "POST"},
        "exception": {"values": [{"value": "duplicate key: [address]"}]},
    }

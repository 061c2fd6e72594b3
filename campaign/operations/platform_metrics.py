"""The platform's own numbers for monitoring."""

from django.db.models import Count
from django_tasks_db.models import DBTaskResult

from campaign.mail.delivering import delivery
from campaign.operations.findings.work_checks import longest_owed_mail
from campaign.runtime.metrics import register
from campaign.runtime.models import ScheduledJob
from campaign.runtime.tasks.task_queue import longest_waiting


def _tasks() -> dict[str, float]:
    return dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))


def _seconds_a_task_waits() -> float:
    waited = longest_waiting()
    return waited.total_seconds() if waited else 0


def _seconds_a_mail_is_owed() -> float:
    waited = longest_owed_mail()
    return waited.total_seconds() if waited else 0


def _mails_owed() -> dict[str, float]:
    return {outbox.name: outbox.rows().exclude(owed_mail="").count() for outbox in delivery.outboxes()}


def _jobs_failing() -> float:
    return ScheduledJob.objects.exclude(failure="").count()


register(name="tasks", words="Background tasks", read=_tasks, label="status")
register(name="task_wait_seconds", words="How long the oldest task has waited", read=_seconds_a_task_waits)
register(name="mails_owed", words="Mails to be sent", read=_mails_owed, label="outbox")
register(name="mail_wait_seconds", words="How long the oldest mail is overdue", read=_seconds_a_mail_is_owed)
register(name="jobs_failing", words="Scheduled jobs whose last run failed", read=_jobs_failing)

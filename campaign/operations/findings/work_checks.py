"""Checks of the work behind the site: tasks, the schedule, mails that wait."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from campaign.core.text.lists import listed
from campaign.mail.delivering import delivery
from campaign.mail.outbox import owed_by
from campaign.runtime.findings import Finding, broken, check, fine, worth_a_look
from campaign.runtime.models import ScheduledJob
from campaign.runtime.tasks import schedule
from campaign.runtime.tasks.task_queue import is_kept, longest_waiting

PATIENCE = timedelta(minutes=5)


@check
def worker() -> Finding:
    if not is_kept():
        return fine("Worker", _("Tasks run at once in this process."))
    waiting = longest_waiting()
    if waiting and waiting > PATIENCE:
        words = _("A task has waited for %(time)s. Run manage.py worker.")
        return broken("Worker", words % {"time": _minutes(waiting)})
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=timezone.now() - timedelta(days=1)).count()
    if failed:
        words = ngettext(
            "%(number)d task failed since yesterday. See Settings, Background tasks.",
            "%(number)d tasks failed since yesterday. See Settings, Background tasks.",
            failed,
        )
        return worth_a_look("Worker", words % {"number": failed})
    return fine("Worker", _("No task waits for long."))


@check
def scheduler() -> Finding:
    names = [job.name for job in schedule.all_jobs()]
    late = ScheduledJob.objects.filter(name__in=names, due_at__lt=timezone.now() - PATIENCE)
    if late.exists() or not ScheduledJob.objects.filter(name__in=names).exists():
        return broken(
            "Scheduler", _("Nothing runs what recurs: mails, retention, publishing. Run manage.py scheduler.")
        )
    failing = ScheduledJob.objects.filter(name__in=names).exclude(failure="").values_list("name", flat=True)
    if failing:
        words = _("These failed when last run: %(names)s. The log says why.")
        return worth_a_look("Scheduler", words % {"names": listed(failing)})
    return fine("Scheduler", _("What recurs is run on time."))


@check
def mails() -> Finding:
    waited = longest_owed_mail()
    if waited and waited > PATIENCE:
        words = _("One has waited for %(time)s. Look at the mail server and the scheduler.")
        return broken("Mails", words % {"time": _minutes(waited)})
    return fine("Mails", _("None waits for long."))


@check
def demo() -> Finding:
    if getattr(settings, "DEMO_ALLOWED", False):
        return worth_a_look("Demo", _("The demo campaign may be loaded here: not a site for the public."))
    return fine("Demo", _("This is not a demo."))


def longest_owed_mail() -> timedelta | None:
    """How long the oldest mail that is due has waited; None where none is due."""
    now = timezone.now()
    oldest = [
        owed_by(outbox.rows(), at=now).aggregate(oldest=Min("mail_due_at"))["oldest"] for outbox in delivery.outboxes()
    ]
    return max((now - moment for moment in oldest if moment), default=None)


def _minutes(waited: timedelta) -> str:
    minutes = round(waited.total_seconds() / 60)
    return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}

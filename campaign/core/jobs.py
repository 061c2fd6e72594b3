"""The recurring work of the platform itself."""

from datetime import timedelta

from django.core.management import call_command

from campaign.core import delivery, schedule
from campaign.core.accounts.adapters import seal_second_steps_anew
from campaign.core.documents.texts import read_unread_files
from campaign.core.operating.task_queue import is_kept, take_up_left_behind
from campaign.core.tasks import deliver_outbox


def publish_scheduled_pages() -> None:
    """Publish and unpublish what editors gave a time."""
    call_command("publish_scheduled", verbosity=0)


def forget_finished_tasks() -> None:
    """Drop the results of tasks that ended two weeks ago, where they are kept in the database."""
    if is_kept():
        call_command("prune_db_task_results", queue_name="*", min_age_days=14, verbosity=0)


def deliver_outboxes() -> None:
    """Find the mails that no task delivers: a worker was killed, a wait is over, the mail server is back."""
    for outbox in delivery.outboxes():
        deliver_outbox.call(outbox.name)


schedule.register(name="publish scheduled pages", every=timedelta(minutes=1), run=publish_scheduled_pages)
schedule.register(name="forget finished tasks", every=timedelta(days=1), run=forget_finished_tasks)
schedule.register(name="take up tasks left behind", every=timedelta(minutes=10), run=take_up_left_behind)
schedule.register(name="read documents", every=timedelta(minutes=10), run=read_unread_files)
schedule.register(name="deliver mails", every=timedelta(seconds=3), run=deliver_outboxes)
schedule.register(name="seal second steps anew", every=timedelta(days=1), run=seal_second_steps_anew)

"""The recurring work of the task queue and of leases."""

from datetime import timedelta

from django.core.management import call_command

from campaign.runtime.tasks import schedule
from campaign.runtime.tasks.left_behind import take_up_left_behind
from campaign.runtime.tasks.task_queue import is_kept, take_up_tasks


def forget_finished_tasks() -> None:
    """Drop the results of tasks that ended two weeks ago, where they are kept in the database."""
    if is_kept():
        call_command("prune_db_task_results", queue_name="*", min_age_days=14, verbosity=0)


schedule.register(name="forget finished tasks", every=timedelta(days=1), run=forget_finished_tasks)
schedule.register(name="take up tasks left behind", every=timedelta(minutes=10), run=take_up_tasks)
schedule.register(name="take up work left behind", every=timedelta(minutes=1), run=take_up_left_behind)

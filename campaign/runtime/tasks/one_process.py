"""A small campaign in one process: the web process does the work of worker and scheduler too, in threads.

What a killed process leaves is taken up as after any other: tasks and jobs are claimed with a lease.
"""

import logging
import threading

from campaign.runtime.tasks import scheduler
from campaign.runtime.tasks.lanes import Lane
from campaign.runtime.tasks.task_queue import is_kept
from campaign.runtime.tasks.worker import Pool

logger = logging.getLogger("campaign.operating")


def work_here() -> None:
    """Start the threads; they end with the process."""
    if is_kept():  # else each task is run where it is put in line
        Pool(list(Lane)).start()
    threading.Thread(target=scheduler.run_until_stopped, name="scheduler", daemon=True).start()
    logger.info("This process serves, runs background tasks and what recurs.")

"""The recurring work of mail."""

from datetime import timedelta

from campaign.mail.caps import forget_old_counts
from campaign.mail.delivering import delivery, smtp_server
from campaign.mail.delivering.tasks import deliver_outbox
from campaign.runtime.tasks import schedule
from campaign.runtime.tasks.task_queue import is_kept


def deliver_outboxes() -> None:
    """Find the mails that no task delivers: a worker was killed, a wait is over, the mail server is back.

    Where tasks are kept, the worker's lane for mails delivers them, and this puts one task in line.
    """
    for outbox in delivery.outboxes():
        if not is_kept():
            deliver_outbox.call(outbox.name)
        elif delivery.is_owed(outbox) or smtp_server.is_suspected():
            delivery.put_in_line(outbox.name, after=0)


schedule.register(name="deliver mails", every=timedelta(seconds=3), run=deliver_outboxes)
schedule.register(name="forget counts of mails", every=timedelta(days=1), run=forget_old_counts)

"""The recurring work of petitions."""

from datetime import timedelta

from campaign.core import schedule
from petition import retention
from petition.counting import milestones
from petition.mails.tasks import deliver_owed_mails


def deliver_mails() -> None:
    """Find what no task delivers: a worker was killed, a wait is over, the mail server is back."""
    deliver_owed_mails.call()


schedule.register(name="deliver mails", every=timedelta(seconds=3), run=deliver_mails)
schedule.register(name="note milestones", every=timedelta(minutes=1), run=milestones.note_all_milestones)
schedule.register(name="anonymize signatures", every=timedelta(days=1), run=retention.anonymize_due)
schedule.register(name="forget files of transfers", every=timedelta(hours=1), run=retention.forget_transfers)

"""The recurring work of mailings."""

from datetime import timedelta

from campaign.mailings.sending.tasks import look_for_work
from campaign.runtime.tasks import schedule

schedule.register(name="begin and deliver mailings", every=timedelta(seconds=3), run=look_for_work)

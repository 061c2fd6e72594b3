"""The recurring work of accounts."""

from datetime import timedelta

from campaign.runtime.tasks import schedule
from campaign.web.accounts.adapters import seal_second_steps_anew

schedule.register(name="seal second steps anew", every=timedelta(days=1), run=seal_second_steps_anew)

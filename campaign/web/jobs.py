"""The recurring work of accounts."""

from datetime import timedelta

from campaign.runtime.tasks import schedule
from campaign.web.accounts.adapters import reencrypt_second_steps

schedule.register(name="reencrypt second steps", every=timedelta(days=1), run=reencrypt_second_steps)

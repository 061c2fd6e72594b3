"""Delivering what signatures owe."""

from functools import partial

from campaign.core import delivery
from petition.mails.outbox import outbox

deliver = partial(delivery.deliver, outbox)

"""Delivering what signatures owe."""

from functools import partial

from campaign.mail.delivering import delivery
from petition.mails.delivery import outbox

deliver = partial(delivery.deliver, outbox)

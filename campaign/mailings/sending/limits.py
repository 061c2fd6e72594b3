"""A mailing that too many mailboxes refuse, or too many readers call spam, pauses itself: receivers judge by that."""

import logging
from datetime import datetime

from campaign.mailings.models import Mailing, MailingNumbers
from campaign.mailings.sending.verbs import pause

logger = logging.getLogger("campaign.mailings")

# Shares of the mails that were sent, and how many there must be at least.
BOUNCES, COMPLAINTS, FEWEST = 0.02, 0.001, 5


def hold(mailing: Mailing, *, now: datetime) -> bool:
    """Pause it where a limit is passed; says whether it did."""
    numbers = MailingNumbers.objects.filter(mailing=mailing).first()
    why = passed(numbers) if numbers else Mailing.HaltedBy.NOTHING
    if not why:
        return False
    held = pause(mailing=mailing, why=why, now=now)
    if held:
        logger.error("The mailing %d paused itself: %s.", mailing.pk, why.value)
    return held


def passed(numbers: MailingNumbers) -> Mailing.HaltedBy:
    """Which limit is passed since somebody last looked; NOTHING for none."""
    tried = numbers.sent + numbers.refused - numbers.forgiven_sent
    bounces = numbers.refused + numbers.bounced - numbers.forgiven_bounces
    complaints = numbers.complained - numbers.forgiven_complaints
    if complaints >= FEWEST and complaints > COMPLAINTS * tried:
        return Mailing.HaltedBy.COMPLAINTS
    if bounces >= FEWEST and bounces > BOUNCES * tried:
        return Mailing.HaltedBy.BOUNCES
    return Mailing.HaltedBy.NOTHING

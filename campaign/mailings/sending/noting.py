"""What became of a recipient's mail, written on the row before the next mail begins."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F

from campaign.mailings.audiences import Audience
from campaign.mailings.models import RECIPIENTS, Mailing, MailingNumbers, Recipient
from campaign.mailings.returns.mailboxes import note_refusal
from campaign.mailings.returns.statuses import Reply
from campaign.mailings.sending.noting_sent import note_sent, note_sent_though_stopped
from campaign.mailings.sending.pace import Pace
from campaign.runtime.tasks import stopping

logger = logging.getLogger("campaign.mailings")

NOTES_AGAIN_AFTER = 0.5
State = Recipient.State


class Notes:
    """Of one worker's thread; ``tally`` is what it has not yet added to the mailing's numbers."""

    def __init__(self, mailing: Mailing, audience: Audience, pace: Pace) -> None:
        self.mailing, self.audience, self.pace = mailing, audience, pace
        self.tally: Counter[str] = Counter()

    def answered(self, row: Recipient, reply: Reply, *, now: datetime) -> None:
        """What the server said to the mail: taken, never, or not now."""
        if reply.is_taken:
            if noted(lambda: note_sent(row, now=now)):
                self.tally["sent"] += 1
            elif noted(lambda: note_sent_though_stopped(row, now=now)):
                self.tally.update(sent=1, dropped=-1)
            self.pace.took_mail(row.domain)
        elif reply.is_final:
            self.refused(row, reply, now=now)
        else:
            rest = self.pace.slow_down(row.domain) if reply.is_throttling else 0.0
            self.put_off(row, reply.status, now=now, at_least=rest)

    def refused(self, row: Recipient, reply: Reply, *, now: datetime) -> None:
        def note() -> bool:
            with transaction.atomic():
                first = RECIPIENTS.end(row, state=State.REFUSED, status=reply.status)
                if first:
                    note_refusal(row, reply, audience=self.audience, now=now)
                return first

        if noted(note):
            self.tally["refused"] += 1

    def put_off(self, row: Recipient, status: str, *, now: datetime, at_least: float = 0.0) -> None:
        """Try it again later, and later still; give it up in the end."""
        if RECIPIENTS.is_spent(row):
            if noted(lambda: RECIPIENTS.end(row, state=State.GIVEN_UP, status=status)):
                self.tally["given_up"] += 1
            return
        wait = timedelta(seconds=at_least)
        noted(lambda: RECIPIENTS.put_off(row, now=now, at_least=wait, status=status))

    def add_up(self) -> None:
        """Add what was noted to the mailing's numbers."""
        if self.tally:
            raised = {name: F(name) + number for name, number in self.tally.items()}
            noted(lambda: MailingNumbers.objects.filter(mailing=self.mailing).update(**raised))
            self.tally.clear()


def noted(write: Callable[[], object]) -> bool:
    """Write it, over a new connection again and again where the database went away meanwhile.

    What is not noted is sent once more when the lease ends, so nothing but the end of this process stops the trying.
    """
    while True:
        try:
            return bool(write())
        except (OperationalError, InterfaceError):
            connection = transaction.get_connection()
            if connection.in_atomic_block:
                raise
            logger.exception("What became of a mail can't be noted yet.")
            connection.close()
            if stopping.wait(NOTES_AGAIN_AFTER):
                raise

"""Delivers a mailing over one line to the mail server: claimed some at a time, sent and noted one by one."""

import logging
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.utils import timezone

from campaign.mail import composing
from campaign.mail.delivering import smtp_server
from campaign.mailings.audiences import Addressee, audience_named
from campaign.mailings.models import Mailing, Recipient
from campaign.mailings.returns.return_paths import return_path
from campaign.mailings.returns.statuses import Reply, reply_in
from campaign.mailings.sending import batches, limits
from campaign.mailings.sending.noting import Notes
from campaign.mailings.sending.pace import PACE
from campaign.mailings.sending.smtp_line import LineLostError, Mail, NotNowError, SmtpLine
from campaign.mailings.sending.templates import Templates
from campaign.mailings.writing.filling import ascii_address
from campaign.runtime.tasks import stopping

logger = logging.getLogger("campaign.mailings")

# Seconds after which it is asked again whether the mailing is still to be sent, and to whom.
LOOKS_EVERY = 1.0
_NO_ADDRESS = Reply(553, "5.1.3 This is no address.")
_TAKEN = Reply(250, "")


@dataclass(frozen=True)
class Delivered:
    """``paused``: the mail server takes no mail. ``is_over``: nothing is due now, or it is no longer to be sent."""

    sent: int = 0
    paused: bool = False
    is_over: bool = False


def deliver(mailing: Mailing, templates: Templates, *, seconds: float) -> Delivered:
    """Send to those who are due for so long, over one connection. Memory does not grow with their number."""
    connection = get_connection()
    if not smtp_server.opened(connection):
        smtp_server.rest()
        return Delivered(paused=True)
    delivery = _Delivery(mailing, templates, connection)
    try:
        return delivery.run(until=time.monotonic() + seconds)
    finally:
        delivery.notes.add_up()
        smtp_server.closed(connection)


class _Delivery:
    def __init__(self, mailing: Mailing, templates: Templates, connection: BaseEmailBackend) -> None:
        self.mailing, self.templates, self.connection = mailing, templates, connection
        self.audience = audience_named(mailing.audience)
        self.notes = Notes(mailing, self.audience, PACE)
        self.sent, self.looked_at, self.is_wanted = 0, -math.inf, True
        self.line = self._line()
        # The mail for which the server waits, its envelope taken.
        self.pending: tuple[Recipient, Mail] | None = None

    def run(self, *, until: float) -> Delivered:
        while time.monotonic() < until and self._goes_on():
            batch = batches.claim(self.mailing, self.audience, PACE, now=timezone.now())
            if batch is None:
                return Delivered(self.sent, is_over=True)
            self.notes.tally["left"] += batch.left
            try:
                self._send(batch)
            except (LineLostError, NotNowError) as error:
                smtp_server.rest()
                logger.warning("The mail server takes no mail of the mailing %d (%s).", self.mailing.pk, error)
                return Delivered(self.sent, paused=True)
            finally:
                self.notes.add_up()
            if limits.hold(self.mailing, now=timezone.now()):
                break
        return Delivered(self.sent, is_over=not self._is_sending())

    def _goes_on(self) -> bool:
        """Asked between any two mails; looked up once a second, and what was found holds until then."""
        if time.monotonic() - self.looked_at >= LOOKS_EVERY:
            self.looked_at, self.is_wanted = time.monotonic(), self._is_sending()
        return self.is_wanted and not stopping.is_stopping()

    def _is_sending(self) -> bool:
        return Mailing.objects.filter(pk=self.mailing.pk, state=Mailing.State.SENDING).exists()

    def _send(self, batch: batches.Batch) -> None:
        """Send to these; what was not begun is given back. Raises LineLostError and NotNowError."""
        todo = list(batch.to_send)
        checked_at = time.monotonic()
        try:
            while todo and self._goes_on():
                if time.monotonic() - checked_at > LOOKS_EVERY:
                    todo, checked_at = self._looked_at_again(todo), time.monotonic()
                    if not todo:
                        break
                row, addressee = todo.pop(0)
                if self.line is None or not addressee.email.isascii():
                    self._end_pending()
                    self._send_message(row, addressee)
                elif mail := self._mail(row, addressee):
                    self._offer(row, mail)
            self._end_pending()
        finally:
            batches.give_back([row for row, _addressee in todo], now=timezone.now())

    def _offer(self, row: Recipient, mail: Mail) -> None:
        """Offer a mail, and end the one before it; it is pending where the server now waits for it."""
        line, pending = self._open_line(), self.pending
        self.pending = None
        try:
            answer = line.ask(mail, after=pending[1] if pending else None)
        except LineLostError as error:
            if pending:
                batches.give_back([row], now=timezone.now())
            self._lost(pending[0] if pending else row, error)
            return
        if pending and answer:
            self._answered(pending[0], answer)
        try:
            refusal = line.is_wanted(mail)
        except LineLostError as error:
            self._lost(row, error)
            return
        except NotNowError:
            batches.give_back([row], now=timezone.now())
            raise
        if refusal:
            self._answered(row, refusal)
        else:
            self.pending = row, mail

    def _end_pending(self) -> None:
        if self.pending is None:
            return
        (row, mail), self.pending = self.pending, None
        try:
            self._answered(row, self._open_line().end(mail))
        except LineLostError as error:
            self._lost(row, error)

    def _answered(self, row: Recipient, reply: Reply) -> None:
        self.sent += reply.is_taken
        self.notes.answered(row, reply, now=timezone.now())

    def _lost(self, row: Recipient, error: LineLostError) -> None:
        """The line broke with this mail: it may have been taken, and goes out again later as the very same one.

        Raises LineLostError where no new line can be had, or the server would let each mail wait as long.
        """
        self.notes.put_off(row, "4.4.2", now=timezone.now())
        if error.silent or not smtp_server.reopened(self.connection):
            raise error
        self.line = self._line()

    def _mail(self, row: Recipient, addressee: Addressee) -> Mail | None:
        """None, and the row noted as refused, for what is no address."""
        template = self.templates.of(addressee.language)
        try:
            to, data = ascii_address(addressee.email), template.data(row.pk, addressee, now=timezone.now())
        except ValueError:
            self._answered(row, _NO_ADDRESS)
            return None
        return Mail(return_path(row.pk, template.sender), to, data)

    def _send_message(self, row: Recipient, addressee: Addressee) -> None:
        """By Django's own ways: a service's API, a file, or SMTPUTF8 for letters other than ASCII (RFC 6531)."""
        template = self.templates.of(addressee.language)
        try:
            message = template.message(row.pk, addressee)
            message.extra_headers["From"], message.from_email = template.sender, return_path(row.pk, template.sender)
            composing.send(message, connection=self.connection)
        except ValueError:
            self._answered(row, _NO_ADDRESS)
        except Exception as error:  # whatever is wrong with one mail must not hold up the others
            self._answered(row, reply_in(error))
        else:
            self._answered(row, _TAKEN)

    def _looked_at_again(self, todo: Sequence[tuple[Recipient, Addressee]]) -> list[tuple[Recipient, Addressee]]:
        """Those who are still to be written to, now that a slow server took its time; who left is noted as that."""
        rows = [row for row, _addressee in todo]
        there = batches.still_there(rows, self.audience, self.mailing)
        self.notes.tally["left"] += batches.note_left([row for row in rows if row.pk not in there])
        batches.renew([row for row in rows if row.pk in there], now=timezone.now())
        return [(row, there[row.pk]) for row in rows if row.pk in there]

    def _open_line(self) -> SmtpLine:
        assert self.line is not None
        return self.line

    def _line(self) -> SmtpLine | None:
        """None where mails go another way than by SMTP."""
        server = self.connection.connection if isinstance(self.connection, SmtpBackend) else None
        return SmtpLine(server) if server else None


def due_by(now: datetime, mailing: Mailing) -> bool:
    """Whether anybody waits for it whose turn it is."""
    return Recipient.objects.filter(mailing=mailing, due_at__lte=now).exists()

"""Delivers the mails that rows owe (see ``outbox``). Apps register their rows here; a task and a job deliver."""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.cache import cache
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Mod
from django.utils import timezone

from campaign.core.public_state.generation import watch
from campaign.mail import composing
from campaign.mail.delivering import smtp_server
from campaign.mail.delivering.claims import Outbox, bring_forward, claim, note_sent, put_off, wait_for_site
from campaign.mail.outbox import MAILS, MailOutboxModel, owed_by
from campaign.mail.sites import SiteUnknownError
from campaign.runtime.cache.request_memory import forget_all, remembered, remembering
from campaign.runtime.registry import provided
from campaign.runtime.tasks import stopping
from campaign.runtime.tasks.task_queue import is_in_line, is_kept

logger = logging.getLogger("campaign.mail")

BATCH = 100
# This many refusals in a row are the server's fault, not that of the addresses.
REFUSALS_IN_A_ROW = 10
# A mail that fails alone may be to blame itself; when this many were put off, the server is tried with one.
FEWEST_TO_PROBE = 2
# Replies of SMTP from here on mean: never.
PERMANENT = 500


@dataclass(frozen=True)
class Delivered:
    """What one round did. ``left`` are due and were not tried; ``paused``: the mail server does not take mail."""

    sent: int = 0
    failed: int = 0
    left: int = 0
    paused: bool = False


_registered: dict[str, Outbox] = {}
# When this process last put in a task, by outbox: it serves all mails of the second after.
_woken_at: dict[str, float] = {}


def register(outbox: Outbox) -> None:
    """Register an app's outbox; call it from the app's ``ready``."""
    _registered[outbox.name] = outbox


def outbox_named(name: str) -> Outbox:
    return _registered[name]


def outboxes() -> Iterable[Outbox]:
    return _registered.values()


def deliver(
    outbox: Outbox, *, now: datetime | None = None, limit: int | None = None, share: tuple[int, int] = (0, 1)
) -> Delivered:
    """Send what is due, over one connection, each mail claimed just before it is sent.

    Two workers never send one mail twice, and what a killed worker had claimed comes back when its lease ends. A
    server that can't be reached costs no mail an attempt: the round ends, and all stays due. A server that is
    suspected is tried with one mail before the others. ``share``: of so many threads, which one asks.
    """
    suspected, began = smtp_server.is_suspected(), now or timezone.now()
    due = _due(outbox, share, began)
    found = list(due.order_by("mail_due_at").values_list("pk", "mail_due_at")[: limit or BATCH])
    if not found:
        return _probe(outbox, began) if suspected else Delivered()
    connection = get_connection()
    paused = not smtp_server.opened(connection)
    tally = _Tally(most_refused=1 if suspected else REFUSALS_IN_A_ROW)
    try:
        if not paused:
            with remembering():  # a site's settings, a petition's words: once a round, not once a mail
                paused = not _send_all(outbox, found, connection, tally, now)
    finally:
        smtp_server.closed(connection)
    paused = paused or tally.is_suspicious
    if paused:
        smtp_server.rest()
    elif suspected and tally.sent:
        smtp_server.took_mail()
        bring_forward(outbox, began)
    return Delivered(sent=tally.sent, failed=tally.failed, left=due.count(), paused=paused)


def _probe(outbox: Outbox, now: datetime) -> Delivered:
    """Nothing is due but what was put off while the server took nothing: try it with one of these.

    Where it goes wrong again, the mail waits on as if nothing had been. A lone mail that fails is to blame itself.
    """
    waiting = smtp_server.remembered(outbox.name)
    if len(waiting) < FEWEST_TO_PROBE or not smtp_server.opened(connection := get_connection()):
        return Delivered(paused=len(waiting) >= FEWEST_TO_PROBE)
    pk, until = waiting[0]
    row = claim(outbox, pk, until, now)
    error = _send(outbox, row, connection) if row else None
    smtp_server.closed(connection)
    smtp_server.forget(outbox.name, pk)
    if row and error:
        MAILS.give_back(row, due_at=until)
        smtp_server.remember(outbox.name, pk, until)
        smtp_server.rest(suspected_anew=False)
        return Delivered(failed=1, paused=True)
    if row:
        note_sent(outbox, row, now)
        smtp_server.took_mail()
        bring_forward(outbox, now)
    return Delivered(sent=int(row is not None), left=1)


@dataclass
class _Tally:
    """What one round did so far. ``refused``: how many in a row."""

    most_refused: int
    sent: int = 0
    failed: int = 0
    refused: int = 0
    only_for_now: bool = True

    def note(self, error: Exception | None) -> None:
        if error is None:
            self.sent, self.refused, self.most_refused = self.sent + 1, 0, REFUSALS_IN_A_ROW
            return
        self.failed, self.refused = self.failed + 1, self.refused + 1
        self.only_for_now = self.only_for_now and _is_for_now(error)

    @property
    def is_suspicious(self) -> bool:
        """Nothing was taken, and the server said of each that it may well take it later."""
        return self.failed > 0 and not self.sent and self.only_for_now


def _due(outbox: Outbox, share: tuple[int, int], now: datetime) -> QuerySet:
    due, (which, of) = owed_by(outbox.rows(), at=now), share
    return due if of == 1 else due.annotate(share=Mod(F("pk"), of)).filter(share=which)


def _send_all(
    outbox: Outbox, found: list[tuple[int, datetime]], connection: BaseEmailBackend, tally: _Tally, now: datetime | None
) -> bool:
    """Send these; False where the server takes no more. It ends early where the process is told to end."""
    for pk, due_at in found:
        if stopping.is_stopping():
            return True
        smtp_server.forget(outbox.name, pk)
        row = claim(outbox, pk, due_at, now or timezone.now())
        if row is None:
            continue
        error = _send(outbox, row, connection)
        if isinstance(error, SiteUnknownError):
            wait_for_site(outbox, row, now or timezone.now())
            continue
        if error is not None and not _timed_out(error) and not smtp_server.reopened(connection):
            # It went away in the middle of this mail, which is not to blame.
            MAILS.give_back(row, due_at=due_at)
            return False
        tally.note(error)
        if error is None:
            note_sent(outbox, row, now or timezone.now())
            continue
        put_off(outbox, row, now or timezone.now(), error)
        # A server that hangs would let each mail wait as long as this one, and whatever comes after them. One
        # that hangs up does not like this mail: the next one gets a fresh connection.
        if _timed_out(error) or tally.refused >= tally.most_refused:
            return False
    return True


def deliver_all() -> Delivered:
    """Deliver every outbox until nothing is due or the mail server takes no more."""
    sent = failed = left = 0
    paused = False
    for outbox in outboxes():
        while True:
            done = deliver(outbox)
            sent, failed = sent + done.sent, failed + done.failed
            if done.paused or not done.left:
                break
        left, paused = left + done.left, paused or done.paused
    return Delivered(sent=sent, failed=failed, left=left, paused=paused)


def is_paused() -> bool:
    """True for the few seconds after the mail server did not take mail, in which nobody calls it."""
    return smtp_server.rests()


def deliver_soon(name: str) -> None:
    """Wake the delivery of an outbox when the transaction is committed. Whatever goes wrong with that is logged,
    and no more: the mail is noted on its row, and the job finds it."""

    def wake() -> None:  # a function, as Django's log of a failure wants its name
        _wake(name)

    transaction.on_commit(wake, robust=True)


def deliver_committed(name: str) -> None:
    """The same for a mail that is committed already: most of a second's callers return at once, asking nobody.

    The one that does not may write a task: never call it where others wait for the caller.
    """
    if time.monotonic() - _woken_at.get(name, float("-inf")) < 1:
        return
    try:
        _wake(name)
    except Exception:
        logger.exception("The delivery of %s was not woken; the job finds its mails.", name)


def forget_woken() -> None:
    """Wake at the next mail, whenever the last one was."""
    _woken_at.clear()


def is_owed(outbox: Outbox) -> bool:
    """Whether any mail is due now."""
    return owed_by(outbox.rows(), at=timezone.now()).exists()


def put_in_line(name: str, *, after: float) -> None:
    """Let a task deliver the outbox after so many seconds, unless one waits already: there is one in line at most."""
    if not is_in_line(provided("campaign.mail.deliver_outbox"), name):
        provided("campaign.mail.deliver_outbox").using(run_after=timezone.now() + timedelta(seconds=after)).enqueue(
            name
        )


def _wake(name: str) -> None:
    """One task serves all mails of a second: it runs at the second's end, when all are committed.

    Where tasks run at once, in the sender's own request, there is none: nobody waits for a mail server. The
    scheduler delivers within seconds then.
    """
    if not is_kept():
        return
    is_first = _is_first_of_its_second(name)
    # Where another process was, its second ends sooner than one of ours.
    _woken_at[name] = time.monotonic() - (0 if is_first else 0.9)
    if is_first:
        put_in_line(name, after=1)


def _is_first_of_its_second(name: str) -> bool:
    try:
        return cache.add(f"delivery-woken:{name}", 1, timeout=1)
    except Exception:  # a cache that is down delays no mail
        return True


def _send(outbox: Outbox, row: MailOutboxModel, connection: BaseEmailBackend) -> Exception | None:
    """Send the mail that was claimed; what went wrong, where something did."""
    if remembered("state", watch.state) != watch.state():  # sites and settings may be others since the last mail
        forget_all()
    try:
        composing.send(outbox.message_to(row), connection=connection)
    except Exception as error:  # whatever is wrong with one mail must not hold up the others
        return error
    return None


def _timed_out(error: Exception) -> bool:
    """True where no answer came in time, which smtplib takes for a lost connection while it reads."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def _is_for_now(error: Exception) -> bool:
    """Whether the server may well take the mail later: no answer at all, or one of 4xx (RFC 5321, 4.2.1)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code < PERMANENT for code, _said in error.recipients.values())
    if isinstance(error, SMTPResponseException):
        return error.smtp_code < PERMANENT
    return isinstance(error, OSError)

"""Recipients in the hands of a worker: some at a time, those among them who are still to be written to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F

from campaign.mailings.audiences import Addressee, Audience
from campaign.mailings.choosing.mailbox_keys import mailbox_keys
from campaign.mailings.models import RECIPIENTS, Mailbox, Mailing, Recipient
from campaign.mailings.models.mailboxes import is_closed_to
from campaign.mailings.sending.pace import Pace

AT_MOST = 50
# A mail that has to wait for less than this goes out with the others.
_SOON = 0.05
State = Recipient.State


@dataclass
class Batch:
    """``to_send`` in their order; ``left``: how many left before their turn."""

    rows: Sequence[Recipient]
    to_send: list[tuple[Recipient, Addressee]] = field(default_factory=list)
    left: int = 0


def claim(mailing: Mailing, audience: Audience, pace: Pace, *, now: datetime) -> Batch | None:
    """The next recipients, None where none is due. Who left is noted as that; who has to wait is put back."""
    rows = RECIPIENTS.claim_some(Recipient.objects.filter(mailing=mailing), now=now, at_most=AT_MOST)
    if not rows:
        return None
    batch = Batch(rows)
    there = still_there(rows, audience, mailing)
    batch.left = note_left([row for row in rows if row.pk not in there])
    for row in rows:
        if row.pk not in there:
            continue
        wait = pace.wait(row.domain)
        if wait > _SOON:
            RECIPIENTS.give_back(row, due_at=now + timedelta(seconds=wait))
        else:
            batch.to_send.append((row, there[row.pk]))
    return batch


def still_there(rows: Sequence[Recipient], audience: Audience, mailing: Mailing) -> dict[int, Addressee]:
    """Those of the rows who may be written to now, by the row's number: two queries for all."""
    numbers = [row.who for row in rows if row.who is not None]
    by_who = {addressee.who: addressee for addressee in audience.still_there(numbers)}
    names = {who: mailbox_keys(addressee.canonical_email) for who, addressee in by_who.items()}
    wanted = [name for keys in names.values() for name in keys]
    known = {box.mailbox: box for box in Mailbox.objects.filter(mailbox__in=wanted)}
    there = {}
    for row in rows:
        addressee = by_who.get(row.who or 0)
        # Whose address is another one by now was not chosen with it.
        if addressee is None or row.mailbox not in names[addressee.who]:
            continue
        boxes = [known[name] for name in names[addressee.who] if name in known]
        if not any(is_closed_to(box, asked_at=addressee.asked_at, big_news=mailing.big_news) for box in boxes):
            there[row.pk] = addressee
    return there


def note_left(rows: Sequence[Recipient]) -> int:
    """Who unsubscribed, was erased or can't be reached any more gets none; says how many."""
    return RECIPIENTS.own_of(rows).update(state=State.LEFT, due_at=None) if rows else 0


def renew(rows: Sequence[Recipient], *, now: datetime) -> None:
    """Hold them on while a slow server takes its time."""
    if rows:
        until = now + RECIPIENTS.lasts
        RECIPIENTS.own_of(rows).update(due_at=until)
        for row in rows:
            row.due_at = until


def give_back(rows: Sequence[Recipient], *, now: datetime) -> None:
    """As if these had not been claimed."""
    if rows:
        RECIPIENTS.own_of(rows).update(due_at=now, attempts=F("attempts") - 1)

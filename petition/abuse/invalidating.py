"""Setting many signatures aside by a rule: counted first, done in batches, stopped between two, undone exactly.

Each batch is one transaction that locks its run, so two workers on one run take turns, a stop takes effect
after the batch at work, and a worker that is killed leaves only whole batches behind.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from campaign.core.public_state.generation import raise_after_commit
from campaign.mail.delivering.delivery import deliver_soon
from campaign.runtime.registry import provided
from petition.abuse.held import held_by, meaning_of, take_back_batch
from petition.counting.tallies import lower_tallies, raise_tallies
from petition.mails.outbox import OUTBOX
from petition.models import InvalidationRun, PetitionPage, Signature, SignatureEvent
from petition.models.invalidation import RUNS
from petition.models.invalidation_rules import CRITERIA
from petition.models.querysets import SignatureQuerySet

BATCH = 500
MARK = "set aside by a rule"

State = InvalidationRun.State
_IN_FORCE = (Signature.State.CONFIRMED, Signature.State.PENDING)


def matching(run: InvalidationRun) -> SignatureQuerySet:
    """The signatures in force that the rule names: all criteria together. Raises ValueError for a rule without any.

    For a run that takes back: those that the automatic rule holds.
    """
    if run.takes_back:
        return held_by(run.petition, run.takes_back)
    if not any(getattr(run, name) for name in CRITERIA):
        raise ValueError("an invalidation needs a rule")
    found = Signature.objects.filter(petition_id=run.petition_id, state__in=_IN_FORCE)
    if run.email_pattern:
        pattern = run.email_pattern
        found = found.filter(Q(email__icontains=pattern) | Q(canonical_email__contains=pattern.lower()))
    if run.domain:
        at, under = f"@{run.domain}", f".{run.domain}"
        found = found.filter(Q(canonical_email__endswith=at) | Q(canonical_email__endswith=under))
    if run.network_key:
        found = found.filter(network_key=run.network_key)
    if run.name:
        found = found.alias(whole_name=Concat("given_name", Value(" "), "family_name"))
        found = found.filter(whole_name__icontains=run.name)
    if run.signed_from:
        found = found.filter(created_at__gte=run.signed_from)
    if run.signed_until:
        found = found.filter(created_at__lt=run.signed_until)
    return found


def count_matching(run: InvalidationRun) -> int:
    """How many signatures the run would change now."""
    return matching(run).count()


def start(run: InvalidationRun, *, by: User | None) -> bool:
    """Begin, or go on after a stop. False where it runs, is done or is undone."""
    return _move(run, leaving=(State.COUNTED, State.STOPPED), to=State.RUNNING, by=by)


def stop(run: InvalidationRun, *, by: User | None) -> bool:
    """Stop after the batch at work. False where it does not run."""
    return _move(run, leaving=(State.RUNNING,), to=State.STOPPED, by=by)


def undo(run: InvalidationRun, *, by: User | None) -> bool:
    """Put each signature that the run set aside back into its earlier state. False where nothing was begun.

    What a run took back stays: signers were told. Set it aside by a rule of its own.
    """
    if run.takes_back:
        return False
    return _move(run, leaving=(State.RUNNING, State.STOPPED, State.DONE), to=State.UNDOING, by=by, reached=0)


def run_batch(run: InvalidationRun, *, now: datetime | None = None) -> int:
    """Do the next batch of a run that is at work; the number of signatures changed, 0 when there is nothing to do."""
    now = now or timezone.now()
    with transaction.atomic():
        at_work = InvalidationRun.objects.filter(pk=run.pk, state__in=InvalidationRun.AT_WORK)
        locked = at_work.select_for_update().first()
        if locked is None:
            return 0
        work, counter, step = _work_of(locked)
        changed = work(locked, now)
        if not changed:
            ended = State.UNDONE if locked.state == State.UNDOING else State.DONE
            at_work.update(state=ended, finished_at=now, due_at=None)
            return 0
        number = len(changed)
        RUNS.renew(locked, now=now, **{counter: F(counter) + step * number}, reached=changed[-1])
    return number


def _work_of(run: InvalidationRun) -> tuple[Callable[[InvalidationRun, datetime], list[int]], str, int]:
    """What a batch of the run does, and which of its numbers that changes by how much for each signature."""
    if run.takes_back:
        return take_back_batch, "restored", 1
    return (_restore_batch, "rejected", -1) if run.state == State.UNDOING else (_reject_batch, "rejected", 1)


def take_back(*, petition: PetitionPage, mark: str, by: User | None) -> InvalidationRun:
    """Count what an automatic rule, or an entry of its list, holds of the petition, and write the run down.

    ``start`` begins it.
    """
    run = InvalidationRun(
        petition_id=petition.counted_id,
        takes_back=mark,
        reason=Truncator(_("Count what was held: %(rule)s") % {"rule": meaning_of(mark)}).chars(200),
        created_by=by,
    )
    run.matched = count_matching(run)
    run.save()
    return run


def _move(run: InvalidationRun, *, leaving: tuple[str, ...], to: str, by: User | None, **changes: Any) -> bool:
    """Of two editors who press at the same moment one moves the run, the other gets False."""
    until = timezone.now() + RUNS.lasts if to in InvalidationRun.AT_WORK else None
    with transaction.atomic():
        moved = InvalidationRun.objects.filter(pk=run.pk, state__in=leaving).update(
            state=to, changed_by=by, finished_at=None, due_at=until, **changes
        )
        if until and moved:
            transaction.on_commit(partial(_set_to_work, run.pk), robust=True)
    run.refresh_from_db()
    return bool(moved)


def _set_to_work(run_id: int) -> None:
    provided("petition.work_on_invalidation").enqueue(run_id)


def _reject_batch(run: InvalidationRun, now: datetime) -> list[int]:
    """Set the next signatures aside and note in their events what they left: that is what an undo needs."""
    rows = list(
        matching(run)
        .filter(pk__gt=run.reached)
        .order_by("pk")
        .select_for_update()
        .values_list("pk", "state", "wording_id", "confirmed_at", "owed_mail")[:BATCH]
    )
    pks = [pk for pk, *_rest in rows]
    Signature.objects.filter(pk__in=pks).update(
        state=Signature.State.REJECTED, mark=MARK, invalidated_by=run, owed_mail="", mail_due_at=None
    )
    lower_tallies(
        run.petition_id,
        {pk: (wording, since) for pk, state, wording, since, _owed in rows if state == Signature.State.CONFIRMED},
    )
    left = {pk: {"run": run.pk, "left": state, "owed": owed} for pk, state, *_counted, owed in rows}
    _record(SignatureEvent.Kind.REJECTED, left, run, now)
    return pks


def _restore_batch(run: InvalidationRun, now: datetime) -> list[int]:
    """Put the next signatures back. Those that an editor restored or a signer erased meanwhile are not touched."""
    rows = list(
        Signature.objects.filter(invalidated_by=run, state=Signature.State.REJECTED, pk__gt=run.reached)
        .personal()
        .order_by("pk")
        .select_for_update()
        .only("state", "wording_id", "confirmed_at", "address_confirmed_at")[:BATCH]
    )
    events = _rejections(run, rows)
    together = defaultdict(list)
    for signature in rows:
        together[_earlier_state(signature, events[signature.pk])].append(signature)
    counted = {}
    for (state, owed), signatures in together.items():
        back = Signature.objects.filter(pk__in=[signature.pk for signature in signatures])
        changes = {"owed_mail": owed, "mail_due_at": now, "mail_attempts": 0} if owed else {}
        if state == Signature.State.CONFIRMED:
            changes["confirmed_at"] = Coalesce("confirmed_at", "address_confirmed_at")
            counted |= {one.pk: (one.wording_id, one.confirmed_at or one.address_confirmed_at) for one in signatures}
        back.update(state=state, mark="", invalidated_by=None, **changes)
    if any(owed for _state, owed in together):
        deliver_soon(OUTBOX)
    _record(SignatureEvent.Kind.RESTORED, {signature.pk: {"run": run.pk} for signature in rows}, run, now)
    raise_tallies(run.petition_id, counted)
    return [signature.pk for signature in rows]


def _rejections(run: InvalidationRun, signatures: list[Signature]) -> dict[int, SignatureEvent]:
    """The events by which the run set these signatures aside."""
    events = SignatureEvent.objects.filter(
        signature__in=signatures, kind=SignatureEvent.Kind.REJECTED, details__run=run.pk
    )
    return {event.signature_id: event for event in events.order_by("pk")}


def _earlier_state(signature: Signature, rejection: SignatureEvent) -> tuple[str, str]:
    """The state and the owed mail that the rejection left behind; confirmed, where the signer has confirmed since."""
    state, owed = rejection.details["left"], rejection.details["owed"]
    confirmed_at = signature.address_confirmed_at
    if state == Signature.State.PENDING and confirmed_at and confirmed_at > rejection.at:
        return Signature.State.CONFIRMED.value, ""
    return state, owed


def _record(kind: SignatureEvent.Kind, details: dict[int, dict], run: InvalidationRun, now: datetime) -> None:
    events: Iterable[SignatureEvent] = (
        SignatureEvent(signature_id=pk, kind=kind, at=now, by_id=run.changed_by_id, details=said)
        for pk, said in details.items()
    )
    SignatureEvent.objects.bulk_create(events)
    raise_after_commit()

"""Setting many signatures aside by a rule: counted first, done in batches, stopped between two, undone exactly.

Each batch is one transaction that locks its run, so two workers on one run take turns, a stop takes effect
after the batch at work, and a worker that is killed leaves only whole batches behind.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError

from campaign.core.addresses import canonical_domain
from campaign.core.delivery import deliver_soon
from petition.counting.tallies import lower_tallies, raise_tallies
from petition.mails.owing import OUTBOX
from petition.models import InvalidationRun, Signature, SignatureEvent
from petition.querysets import SignatureQuerySet

BATCH = 500
MARK = "set aside by a rule"
CRITERIA = ("email_pattern", "domain", "network_key", "name", "signed_from", "signed_until")

State = InvalidationRun.State
_IN_FORCE = (Signature.State.CONFIRMED, Signature.State.PENDING)


def normalise(run: InvalidationRun) -> None:
    """Write the rule as signatures are compared with it. Raises ValidationError for one that says nothing."""
    for name in ("email_pattern", "network_key", "name"):
        setattr(run, name, getattr(run, name).strip())
    try:
        run.domain = canonical_domain(run.domain.strip().lstrip("@*."))
    except EmailNotValidError as error:
        raise ValidationError({"domain": _("Enter a domain such as spam.example.")}) from error
    if not any(getattr(run, name) for name in CRITERIA):
        raise ValidationError(_("Fill in at least one of the fields: a rule without any would set aside everything."))
    if run.signed_from and run.signed_until and run.signed_from >= run.signed_until:
        raise ValidationError({"signed_until": _("This must be later than the beginning.")})


def matching(run: InvalidationRun) -> SignatureQuerySet:
    """The signatures in force that the rule names: all criteria together. Raises ValueError for a rule without any."""
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
    """How many signatures the rule would set aside now."""
    return matching(run).count()


def start(run: InvalidationRun, *, by: AbstractBaseUser | None) -> bool:
    """Begin, or go on after a stop. False where it runs, is done or is undone."""
    return _move(run, leaving=(State.COUNTED, State.STOPPED), to=State.RUNNING, by=by)


def stop(run: InvalidationRun, *, by: AbstractBaseUser | None) -> bool:
    """Stop after the batch at work. False where it does not run."""
    return _move(run, leaving=(State.RUNNING,), to=State.STOPPED, by=by)


def undo(run: InvalidationRun, *, by: AbstractBaseUser | None) -> bool:
    """Put each signature that the run set aside back into its earlier state. False where nothing was begun."""
    return _move(run, leaving=(State.RUNNING, State.STOPPED, State.DONE), to=State.UNDOING, by=by, reached=0)


def run_batch(run: InvalidationRun, *, now: datetime | None = None) -> int:
    """Do the next batch of a run that is at work; the number of signatures changed, 0 when there is nothing to do."""
    now = now or timezone.now()
    with transaction.atomic():
        at_work = InvalidationRun.objects.select_for_update().filter(
            pk=run.pk, state__in=(State.RUNNING, State.UNDOING)
        )
        locked = at_work.first()
        if locked is None:
            return 0
        undoing = locked.state == State.UNDOING
        changed = _restore_batch(locked, now) if undoing else _reject_batch(locked, now)
        if not changed:
            at_work.update(state=State.UNDONE if undoing else State.DONE, finished_at=now, heard_of_at=now)
            return 0
        number = len(changed)
        at_work.update(rejected=F("rejected") + (-number if undoing else number), reached=changed[-1], heard_of_at=now)
    return number


def _move(
    run: InvalidationRun, *, leaving: tuple[str, ...], to: str, by: AbstractBaseUser | None, **changes: Any
) -> bool:
    """Of two editors who press at the same moment one moves the run, the other gets False."""
    with transaction.atomic():
        moved = InvalidationRun.objects.filter(pk=run.pk, state__in=leaving).update(
            state=to, changed_by=by, finished_at=None, heard_of_at=timezone.now(), **changes
        )
        if moved and to != State.STOPPED:
            transaction.on_commit(partial(_set_to_work, run.pk), robust=True)
    run.refresh_from_db()
    return bool(moved)


def _set_to_work(run_id: int) -> None:
    from petition.abuse.tasks import work_on_invalidation

    work_on_invalidation.enqueue(run_id)


def _reject_batch(run: InvalidationRun, now: datetime) -> list[int]:
    """Set the next signatures aside and note in their events what they left: that is what an undo needs."""
    rows = list(
        matching(run)
        .filter(pk__gt=run.reached)
        .order_by("pk")
        .select_for_update()
        .values_list("pk", "state", "confirmed_at", "owed_mail")[:BATCH]
    )
    pks = [pk for pk, *_rest in rows]
    Signature.objects.filter(pk__in=pks).update(
        state=Signature.State.REJECTED, mark=MARK, invalidated_by=run, owed_mail="", mail_due_at=None
    )
    lower_tallies(
        run.petition_id, {pk: since for pk, state, since, _owed in rows if state == Signature.State.CONFIRMED}
    )
    left = {pk: {"run": run.pk, "left": state, "owed": owed} for pk, state, _since, owed in rows}
    _record(SignatureEvent.Kind.REJECTED, left, run, now)
    return pks


def _restore_batch(run: InvalidationRun, now: datetime) -> list[int]:
    """Put the next signatures back. Those that an editor restored or a signer erased meanwhile are not touched."""
    rows = list(
        Signature.objects.filter(invalidated_by=run, state=Signature.State.REJECTED, pk__gt=run.reached)
        .personal()
        .order_by("pk")
        .select_for_update()
        .only("state", "confirmed_at", "address_confirmed_at")[:BATCH]
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
            counted |= {one.pk: one.confirmed_at or one.address_confirmed_at for one in signatures}
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

"""What the automatic rules hold: how many and whom, and taking a rule's whole catch back.

A rule that holds signatures in silence hits people as well. Taking its catch back is a run like one that sets
signatures aside: counted first, done in batches by a worker, stopped between two, noted on each signature.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaign.mail.delivering.delivery import deliver_soon
from petition.counting.tallies import raise_tallies
from petition.mails.outbox import OUTBOX, first_mail
from petition.models import AccessRule, InvalidationRun, PetitionPage, Signature, SignatureEvent
from petition.models.querysets import SignatureQuerySet

# Each rule of ``suspicion`` with what it means to an editor. It is the mark of what it holds; where the rule is a list
# of entries, with the number of the entry behind it.
RULES: dict[str, str | Promise] = {
    "robot trap": _("the field that people do not see was filled in"),
    "throw-away address": _("an address that exists for minutes"),
    "blocked network": _("from a network on your list"),
    "blocked domain": _("with a mail domain on your list"),
    "blocked address": _("with an address on your list"),
}
_GONE = _("an entry that is no longer on the list")
BATCH = 500
EXAMPLES = 5


@dataclass(frozen=True)
class Catch:
    """What one rule, or one entry of its list, holds of a petition; ``examples`` are the newest."""

    mark: str
    meaning: str | Promise
    signatures: int
    newest: datetime
    examples: list[Signature]
    entries: "list[Catch]" = field(default_factory=list)


def mark_of_entry(rule: str, number: int) -> str:
    """The mark of what an entry of the rule's list holds."""
    return f"{rule} {number}"


def rule_of(mark: str) -> str:
    """The rule that leaves this mark; empty for what an editor or a run set aside."""
    rule, _blank, number = mark.rpartition(" ")
    if rule.startswith("blocked ") and number.isdecimal():
        mark = rule
    return mark if mark in RULES else ""


def meaning_of(mark: str) -> str:
    """What a rule's or an entry's mark means to an editor, with the entry that it is about."""
    rule = rule_of(mark)
    if not rule or rule == mark:
        return str(RULES.get(mark, ""))
    entry = AccessRule.objects.filter(pk=mark.rpartition(" ")[2]).first()
    return f"{RULES[rule]}: {entry or _GONE}"


def held_by(petition: PetitionPage, mark: str) -> SignatureQuerySet:
    """The signatures that a rule, or an entry of its list, holds. Those whose data was removed are past taking back."""
    marks = Q(mark=mark) | Q(mark__startswith=f"{mark} ") if mark in RULES else Q(mark=mark)
    return Signature.objects.of(petition).filter(marks, state=Signature.State.REJECTED, invalidated_by=None).personal()


def catches(petition: PetitionPage) -> list[Catch]:
    """What the rules hold of the petition, the most first; nothing for a rule that holds nobody."""
    held = Signature.objects.of(petition).filter(state=Signature.State.REJECTED, invalidated_by=None).personal()
    found = held.order_by().values_list("mark").annotate(number=Count("pk"), newest=Max("created_at"))
    of_rules = defaultdict(list)
    for mark, number, newest in found:
        if rule := rule_of(mark):
            of_rules[rule].append((mark, number, newest))
    rules = [_catch(petition, rule, marks) for rule, marks in of_rules.items()]
    return sorted(rules, key=lambda catch: -catch.signatures)


def _catch(petition: PetitionPage, rule: str, marks: list[tuple[str, int, datetime]]) -> Catch:
    numbers = [mark.rpartition(" ")[2] for mark, *_rest in marks if mark != rule]
    values = {str(pk): value for pk, value in AccessRule.objects.filter(pk__in=numbers).values_list("pk", "value")}
    entries = [
        Catch(mark, values.get(mark.rpartition(" ")[2], _GONE), number, newest, [])
        for mark, number, newest in sorted(marks, key=lambda row: -row[1])
        if mark != rule
    ]
    total, newest = sum(number for _mark, number, _at in marks), max(at for _mark, _number, at in marks)
    examples = list(held_by(petition, rule).order_by("-pk")[:EXAMPLES])
    return Catch(rule, RULES[rule], total, newest, examples, entries)


def take_back_batch(run: InvalidationRun, now: datetime) -> list[int]:
    """Let the next signatures count, or wait for their confirmation, as they would have; call it in a transaction.

    What they are owed is what every new signature is owed.
    """
    rows = list(
        held_by(run.petition, run.takes_back).filter(pk__gt=run.reached).order_by("pk").select_for_update()[:BATCH]
    )
    together = defaultdict(list)
    for signature in rows:
        signature.petition = run.petition
        signature.state = _state_of(signature)
        if signature.state == Signature.State.CONFIRMED:
            signature.confirmed_at = signature.confirmed_at or signature.address_confirmed_at or now
        together[signature.state, signature.confirmed_at, first_mail(signature)].append(signature.pk)
    for (state, since, mail), pks in together.items():
        owed = {"owed_mail": mail, "mail_due_at": now, "mail_attempts": 0} if mail else {}
        Signature.objects.filter(pk__in=pks).update(state=state, mark="", confirmed_at=since, **owed)
    if any(mail for _state, _since, mail in together):
        deliver_soon(OUTBOX)
    _record(rows, run, now)
    counted = [signature for signature in rows if signature.state == Signature.State.CONFIRMED]
    raise_tallies(run.petition_id, {one.pk: (one.wording_id, one.confirmed_at) for one in counted})
    return [signature.pk for signature in rows]


def _state_of(signature: Signature) -> str:
    waits = signature.petition.confirmation == PetitionPage.Confirmation.COUNT and not signature.address_confirmed_at
    return Signature.State.PENDING.value if waits else Signature.State.CONFIRMED.value


def _record(rows: Iterable[Signature], run: InvalidationRun, now: datetime) -> None:
    SignatureEvent.objects.bulk_create(
        SignatureEvent(
            signature=signature,
            kind=SignatureEvent.Kind.RESTORED,
            at=now,
            by_id=run.changed_by_id,
            details={"run": run.pk, "rule": run.takes_back},
        )
        for signature in rows
    )

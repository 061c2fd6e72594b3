"""Personal data of signers goes: from their rows, and from wherever else it was put."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from campaign.core.privacy.erasing import Person, erase_traces, place_of_traces
from campaign.core.public_state.generation import raise_after_commit
from petition import webhooks
from petition.models import (
    AccessRule,
    CommentReport,
    InvalidationRun,
    Signature,
    SignatureEvent,
    SignatureExport,
    SignatureImport,
)

# What stays is the signature's state and times, its country and region, and how it came (the partner too, which is an
# organization that an editor let in): no text of a person's own.
ANONYMOUS = {
    "given_name": "",
    "family_name": "",
    "email": "",
    "postal_code": "",
    "city": "",
    "comment": "",
    "comment_state": "",
    "show_comment": False,
    "answers": {},
    "show_name": False,
    "subscribe": False,
    "network_key": "",
    "medium": "",
    "campaign": "",
    "referrer": "",
    "referred_by": None,
    "held_words": None,
    "owed_mail": "",
    "mail_due_at": None,
    "receipt": "",
}


def remove_data(signatures: QuerySet[Signature], *, now: datetime, by: User | None = None) -> int:
    """Remove all personal data of these signatures and every trace of it; their states and counts stay.

    Says how many still had any. Call it in a transaction: a process that is killed has removed all or nothing.
    """
    # Locked, so that each is noted once where its signer erases it at the same time.
    found = list(signatures.personal().select_for_update().order_by("pk"))
    rows = Signature.objects.filter(pk__in=[signature.pk for signature in found])
    # The source that a partner's key stands for is an editor's word; all others are whatever a link said.
    rows.exclude(channel=Signature.Channel.KEYED).update(source="")
    rows.update(**ANONYMOUS, canonical_email=Concat(Value("removed:"), Cast("pk", CharField())), anonymized_at=now)
    SignatureEvent.objects.bulk_create(
        SignatureEvent(signature=signature, kind=SignatureEvent.Kind.ERASED, at=now, by=by) for signature in found
    )
    Signature.objects.filter(referred_by__in=rows).update(referred_by=None)
    CommentReport.objects.filter(signature__in=rows).delete()
    empty_files({signature.petition_id for signature in found})
    webhooks.forget_deliveries([signature.pk for signature in found])
    erase_traces([_person(signature) for signature in found])
    if any(signature.show_name or signature.show_comment for signature in found):
        raise_after_commit()
    return len(found)


def empty_files(petition_ids: Collection[int]) -> None:
    """Delete lists that may hold an erased signer: exports are made again, uploaded lists uploaded again.

    One at work has read the row perhaps: an export begins again when it is done, a list is deleted then.
    """
    for model in (SignatureExport, SignatureImport):
        model.objects.filter(petition__in=petition_ids).empty()


@place_of_traces
def erase_rules(people: Collection[Person]) -> None:
    """Rules of the editors that name a person: one about an address is deleted, a run keeps what it did alone."""
    AccessRule.objects.filter(kind=AccessRule.Kind.ADDRESS, value__in=_addresses(people)).delete()
    for run in InvalidationRun.objects.exclude(email_pattern="", name=""):
        if _names(run, people):
            _forget_rule(run)
    over = InvalidationRun.objects.filter(state__in=[InvalidationRun.State.DONE, InvalidationRun.State.UNDONE])
    over.filter(network_key__in={person.network_key for person in people if person.network_key}).update(network_key="")


def _forget_rule(run: InvalidationRun) -> None:
    """Without its words a rule would catch others, so one that waits or is at work is over with them."""
    state = InvalidationRun.State
    rows = InvalidationRun.objects.filter(pk=run.pk)
    rows.exclude(state__in=[state.UNDOING, state.UNDONE]).update(state=state.DONE)
    rows.update(email_pattern="", name="", network_key="", reason="")


def _names(run: InvalidationRun, people: Collection[Person]) -> bool:
    """True for one that is about one person: a whole name, or an address with what is before its @."""
    pattern, said = run.email_pattern.casefold(), f"{run.name} {run.reason}".casefold()
    return any(
        (pattern.find("@") > 0 and any(pattern in address.casefold() for address in person.addresses))
        or any(word in said for word in person.words)
        for person in people
    )


def _addresses(people: Collection[Person]) -> list[str]:
    return [address for person in people for address in person.addresses]


def _person(signature: Signature) -> Person:
    held = signature.held_words or {}
    addresses = (signature.email, signature.canonical_email, held.get("email", ""))
    return Person(
        given_name=signature.given_name,
        family_name=signature.family_name,
        addresses=tuple(dict.fromkeys(filter(None, addresses))),
        network_key=signature.network_key,
    )

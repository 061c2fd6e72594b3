"""Who speaks for an organization has their data removed; what the organization said stays, or is withdrawn."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry, TaskState

from campaign.core.privacy.erasing import Person, erase_traces
from campaign.core.privacy.retention import cutoff
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, EndorserImport, PendingLogo
from endorsers.models.audit_trail import record
from endorsers.signing.changing import withdraw_endorsement

# A representative whose endorsement is over may take it up again for a while, by the links in our mails.
OVER_FOR = timedelta(days=90)


def erase_contact(*, contact: EndorsementContact, by: User | None = None, now: datetime | None = None) -> bool:
    """Remove the contact and every trace of the person; False where that was done before.

    A published endorsement stays: it is the organization's. One that nobody has published is withdrawn, since nobody
    answers for it any more. Others who speak for the organization stay, and one of them may take over. Which consents
    were given is noted, without who gave them.
    """
    now = now or timezone.now()
    with transaction.atomic():
        endorser = Endorser.objects.select_for_update(of=("self",)).get(pk=contact.endorser_id)
        held = EndorsementContact.objects.select_for_update().filter(pk=contact.pk).first()
        if held is None:
            return False
        contact = held
        if contact.is_main and not endorser.live:
            withdraw_endorsement(contact=contact, now=now)
            PendingLogo.objects.filter(endorser=endorser).delete()
        _forget_speaker(endorser, contact)
        consents = {"logo": contact.may_show_logo, "contact": contact.may_contact}
        contact.delete()
        _forget_messages(endorser)
        EndorserImport.objects.all().empty()
        erase_traces([person_of(contact)])
        record(endorser, EndorserEvent.Kind.ERASED, now=now, by=by, consents=consents)
    return True


def erase_due(*, now: datetime | None = None) -> int:
    """Remove the contacts of endorsements that are over, by the months that their site keeps data; says how many."""
    now = now or timezone.now()
    erased = 0
    over = EndorsementContact.objects.filter(endorser__live=False).select_related("endorser__site")
    for contact in over.exclude(endorser__withdrawn_at=None, endorser__rejected_at=None):
        last = cutoff(contact.endorser.site, now)
        ended = contact.endorser.withdrawn_at or contact.endorser.rejected_at
        if last and ended and ended < min(last, now - OVER_FOR):
            erased += erase_contact(contact=contact, now=now)
    return erased


def _forget_speaker(endorser: Endorser, contact: EndorsementContact) -> None:
    """What the person is quoted with stays as the organization's words, without their name, in every version."""
    names = {name.casefold() for name in person_of(contact).full_names}

    def is_named(speaker: str) -> bool:
        return any(name in speaker.casefold() for name in names)

    if is_named(endorser.quote_speaker):
        endorser.quote_speaker = ""
        endorser.save(update_fields=["quote_speaker"])
    for revision in endorser.revisions.all():
        if is_named(revision.content.get("quote_speaker", "")):
            revision.content["quote_speaker"] = ""
            revision.save(update_fields=["content"])


def _forget_messages(endorser: Endorser) -> None:
    """What moderators wrote to the person: in the trail, in the workflow and in Wagtail's log."""
    endorser.events.exclude(message="").update(message="")
    TaskState.objects.filter(workflow_state__in=endorser.workflow_states).update(comment="")
    entries = [entry for entry in ModelLogEntry.objects.for_instance(endorser) if entry.data.get("comment")]
    for entry in entries:
        entry.data["comment"] = ""
    ModelLogEntry.objects.bulk_update(entries, ["data"])


def person_of(contact: EndorsementContact) -> Person:
    """Whom to look for wherever else they may be named."""
    given, _space, family = contact.name.rpartition(" ")
    addresses = (contact.email, contact.canonical_email, contact.new_email)
    return Person(given_name=given, family_name=family, addresses=tuple(dict.fromkeys(filter(None, addresses))))

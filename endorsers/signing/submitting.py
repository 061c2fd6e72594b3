"""An organization submits its endorsement: kept as a draft, and reviewed once its representative confirmed by mail."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from campaign.core.languages.site_pages import current_site
from campaign.mail.addresses.mailboxes import canonical_email
from endorsers.mails.outbox import owe_mail
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, PendingLogo
from endorsers.models.audit_trail import record
from endorsers.models.keys import name_key


@dataclass(frozen=True, kw_only=True)
class Endorsement:
    """Validated values of the public form or the API.

    ``logo`` is clean and stored, and belongs to nobody yet; ``consent_words`` stood beside the boxes ticked;
    ``trapped`` says that the field that people do not see was filled in.
    """

    name: str
    scope: str
    contact_name: str
    contact_email: str
    website: str = ""
    region: str = ""
    quote: str = ""
    quote_speaker: str = ""
    contact_role: str = ""
    logo: PendingLogo | None = None
    may_show_logo: bool = False
    may_contact: bool = False
    consent_words: str = ""
    trapped: bool = False


def submit_endorsement(
    *,
    endorsement: Endorsement,
    source: Endorser.Source = Endorser.Source.FORM,
    language: str = "",
    now: datetime | None = None,
) -> Endorser:
    """Write the endorser as a draft, and apart from it who speaks for it, in one transaction.

    Nothing is public before an editor publishes it: ``live`` is true by default in Wagtail, so it is said here.
    The same organization sent again from the same mailbox, before that confirmed, replaces what was sent first.
    What looks like a robot's is held: no mail is sent until a moderator, or the mailbox's owner, asks for it.
    """
    now = now or timezone.now()
    with transaction.atomic():
        contact = _unconfirmed(endorsement) or EndorsementContact(endorser=Endorser(source=source, site=current_site()))
        endorser = contact.endorser
        endorser.live, endorser.has_unpublished_changes = False, True
        for name in ("name", "website", "scope", "region", "quote", "quote_speaker"):
            setattr(endorser, name, getattr(endorsement, name))
        endorser.save()
        if endorsement.logo is not None:
            PendingLogo.objects.filter(pk=endorsement.logo.pk).update(endorser=endorser)
            endorser.new_logo = endorsement.logo
            endorser.save(update_fields=["new_logo"])
        endorser.save_revision(log_action=True)
        _save_contact(contact, endorsement, language)
        record(endorser, EndorserEvent.Kind.SUBMITTED, now=now, source=source)
        if not contact.held_for:
            owe_mail(contact=contact, mail=EndorsementContact.Mail.CONFIRM, now=now)
    return endorser


def _unconfirmed(endorsement: Endorsement) -> EndorsementContact | None:
    """What the mailbox sent for this organization and did not confirm."""
    # Locked: who presses the button in this instant confirms what was there before, or sees this first.
    waiting = EndorsementContact.objects.select_for_update(of=("self",)).select_related("endorser")
    sent = waiting.filter(
        canonical_email=canonical_email(endorsement.contact_email),
        confirmed_at=None,
        endorser__name_key=name_key(endorsement.name),
        endorser__site=current_site(),
        endorser__live=False,
        endorser__withdrawn_at=None,
        endorser__source__in=[Endorser.Source.FORM, Endorser.Source.API],
    )
    if endorsement.trapped:  # a robot changes nothing that a person sent
        sent = sent.exclude(held_for="")
    return sent.order_by("-pk").first()


def _save_contact(contact: EndorsementContact, endorsement: Endorsement, language: str) -> None:
    contact.name, contact.role = endorsement.contact_name, endorsement.contact_role
    contact.email = endorsement.contact_email
    contact.canonical_email = canonical_email(endorsement.contact_email)
    contact.language = language
    contact.held_for = EndorsementContact.Held.ROBOT_TRAP if endorsement.trapped else ""
    contact.consent_words = endorsement.consent_words
    contact.may_show_logo, contact.may_contact = endorsement.may_show_logo, endorsement.may_contact
    contact.save()

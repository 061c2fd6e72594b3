"""What a representative confirms or changes, as their page shows it (case S34)."""

from collections.abc import Mapping
from typing import Any

from campaign.web.forms.shown_digest import ChangedMeanwhileError, changed_since
from endorsers.models import EndorsementContact, Endorser, EndorserEvent


def words_of(contact: EndorsementContact) -> dict[str, Any]:
    """By name: the newest version of the entry, and who speaks for it."""
    version = contact.endorser.get_latest_revision_as_object()
    return {
        "name": version.name,
        "website": version.website,
        "scope": version.scope,
        "region": version.region,
        "quote": [version.quote, version.quote_speaker],
        "bringing": [version.welcome, version.thanks, version.shows_count],
        "logo": [version.logo_id, version.new_logo_id],
        "representative": [contact.name, contact.role],
        "email": contact.email,
        "consents": [contact.may_show_logo, contact.may_contact, contact.consent_words],
    }


def address_words(contact: EndorsementContact) -> dict[str, Any]:
    """What the owner of another address is asked about."""
    return {"name": contact.endorser.name, "new_email": contact.new_email}


def locked(contact: EndorsementContact) -> EndorsementContact:
    """The contact and its entry as they are now, which nobody changes before the transaction ends."""
    endorser = Endorser.objects.select_for_update(of=("self",)).get(pk=contact.endorser_id)
    contact.refresh_from_db(from_queryset=EndorsementContact.objects.select_for_update(of=("self",)))
    contact.endorser = endorser
    return contact


def check_as_shown(words: Mapping[str, Any], shown: str) -> None:
    """Raises ChangedMeanwhileError where the words are no longer those that ``shown`` is the digest of."""
    if changed := changed_since(words, shown):
        raise ChangedMeanwhileError(changed)


def check_sent_once(contact: EndorsementContact) -> None:
    """For a press that says nothing of what was shown: raises where it was sent again since, with other words maybe."""
    if contact.endorser.events.filter(kind=EndorserEvent.Kind.SUBMITTED).count() > 1:
        raise ChangedMeanwhileError(set(words_of(contact)))

"""Signs of abuse. A suspicious signature is set aside quietly: its sender is answered like everybody else."""

from campaign.mail.addresses.mailboxes import canonical_email
from campaign.mail.addresses.throwaway_domains import is_throwaway
from petition.abuse.access import access_lists
from petition.abuse.held import mark_of_entry, rule_of
from petition.models import PetitionPage
from petition.submission.attribution import Visit
from petition.submission.submission import Submission


def is_automatic(mark: str) -> bool:
    """True for a mark of ``suspicion``; false for what an editor or an invalidation run set aside."""
    return bool(rule_of(mark))


def suspicion(*, petition: PetitionPage, submission: Submission, visit: Visit) -> str:
    """Why a signature is to be set aside: a mark of ``held``; empty where there is no reason.

    What editors allowed passes everything else.
    """
    email = canonical_email(submission.email)
    allowed, blocked = access_lists()
    if allowed.entry_of(address=visit.address, email=email):
        return ""
    if petition.honeypot and submission.trapped:
        return "robot trap"
    if entry := blocked.entry_of(address=visit.address, email=email):
        return mark_of_entry(f"blocked {entry.kind}", entry.number)
    if not petition.count_throwaway_addresses and is_throwaway(email.rpartition("@")[2]):
        return "throw-away address"
    return ""

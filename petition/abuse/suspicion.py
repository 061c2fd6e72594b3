"""Signs of abuse. A suspicious signature is set aside quietly: its sender is answered like everybody else."""

from disposable_email_domains import blocklist as throwaway_domains

from campaign.core.addresses import canonical_email
from petition.abuse.access import access_lists
from petition.models import PetitionPage
from petition.submission import Submission
from petition.visits import Visit

_AUTOMATIC = ("robot trap", "throw-away address", "blocked ")


def is_automatic(mark: str) -> bool:
    """True for a mark of ``suspicion``; false for what an editor or an invalidation run set aside."""
    return mark.startswith(_AUTOMATIC)


def suspicion(*, petition: PetitionPage, submission: Submission, visit: Visit) -> str:
    """Why a signature is to be set aside, in a few words for the ledger; empty where there is no reason.

    What editors allowed passes everything else.
    """
    email = canonical_email(submission.email)
    allowed, blocked = access_lists()
    if allowed.names(address=visit.address, email=email):
        return ""
    if petition.honeypot and submission.trapped:
        return "robot trap"
    if kind := blocked.names(address=visit.address, email=email):
        return f"blocked {kind}"
    if not petition.count_throwaway_addresses and email.rpartition("@")[2] in throwaway_domains:
        return "throw-away address"
    return ""

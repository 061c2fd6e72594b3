"""Links that let the owner of an address act on a signature: what each opens, and for how long."""

from datetime import timedelta
from enum import StrEnum

from django.urls import reverse

from campaign.core.signed_links import DeadLinkError, Reason, SignedLinks, site_address
from campaign.core.signed_links import fingerprint as core_fingerprint
from campaign.mail.addresses.mailboxes import canonical_email
from petition.models import Signature

DAYS = 30
SALT = "petition.links"


class Purpose(StrEnum):
    """What a link is for; one made for one purpose opens nothing else."""

    CONFIRM = "confirm"
    MANAGE = "manage"
    UNSUBSCRIBE = "unsubscribe"
    RECEIPT = "receipt"


_LINKS = SignedLinks(
    salt=SALT,
    lifetimes={
        Purpose.CONFIRM: timedelta(days=DAYS),
        Purpose.MANAGE: timedelta(days=DAYS),
        Purpose.UNSUBSCRIBE: None,  # stopping mails works from the oldest mail
        Purpose.RECEIPT: None,  # as long as the signature is kept: it says nothing of its signer
    },
)


def token(signature: Signature, purpose: Purpose) -> str:
    """Names the signature and its mailbox."""
    return _LINKS.token(signature, purpose)


def read(token: str, purpose: Purpose) -> Signature:
    """The signature that the token opens. Raises DeadLinkError."""
    named = _LINKS.read(token, purpose)
    signature = Signature.objects.select_related("petition", "consent_text", "wording").filter(pk=named.pk).first()
    if signature is None or not named.is_of(signature.canonical_email):
        raise DeadLinkError(Reason.ERASED)
    named.open(signature)
    return signature


def fingerprint(address: str) -> str:
    """A keyed hash of the mailbox, for counting."""
    return core_fingerprint(canonical_email(address), salt=SALT)


def link(signature: Signature, purpose: Purpose) -> str:
    """The absolute address, on the petition's own site."""
    return site_address(signature.petition) + link_path(signature, purpose)


def link_path(signature: Signature, purpose: Purpose) -> str:
    """The address on this site."""
    return reverse(f"signer:{purpose}", args=[token(signature, purpose)])

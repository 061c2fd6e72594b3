"""Whether an editor tried the petition: signed it with the address of an account, and was thanked by mail."""

from collections.abc import Iterable
from dataclasses import dataclass

from campaign.mail.addresses.mailboxes import canonical_email
from petition.models import PetitionPage, Signature, SignatureEvent


@dataclass(frozen=True)
class Trial:
    signed: bool = False
    mailed: bool = False


def trial_of(petition: PetitionPage, *, addresses: Iterable[str]) -> Trial:
    """What became of the first signature by one of these addresses. Two queries."""
    mailboxes = [canonical_email(address) for address in addresses if address]
    signature = Signature.objects.of(petition).filter(canonical_email__in=mailboxes).order_by("pk").first()
    if signature is None:
        return Trial()
    return Trial(signed=True, mailed=signature.events.filter(kind=SignatureEvent.Kind.MAIL_SENT).exists())

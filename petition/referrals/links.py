"""The link that a signer passes on: the page of the partner who brought them, with their own ``ref``."""

from campaign.core.signed_links import page_address
from petition.models import Partner, PetitionPage, Signature
from petition.referrals.tokens import ref_of


def shared_as(signature: Signature) -> dict[str, str]:
    """What the links carry that this signer shares; nothing once their data are erased."""
    if signature.petition_id is None or signature.anonymized_at:
        return {}
    partner = _presenting(signature)
    return ({"partner": partner.slug} if partner else {}) | {"ref": ref_of(signature)}


def own_link(signature: Signature, petition: PetitionPage) -> str:
    """Absolute; ``petition`` is the signature's in the language in which it is to be read."""
    return petition.address_to_share(None, shared_as(signature)) or page_address(petition)


def _presenting(signature: Signature) -> Partner | None:
    """The partner, or the one that it became; None where its page is no more."""
    partner = signature.partner
    partner = partner.merged_into if partner and partner.merged_into_id else partner
    return partner if partner and partner.active else None

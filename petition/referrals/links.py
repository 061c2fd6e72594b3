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


def presenting_slug(signature: Signature) -> str:
    """The name in links of the partner on whose page this signer is thanked; empty for the petition's own."""
    return shared_as(signature).get("partner", "")


def with_ref(address: str, ref: str) -> str:
    """The address of a page of thanks that adds ``ref`` to its share links.

    In the fragment, which no server is sent: the page is one copy for everybody. ``static/js/own-ref.js`` reads it.
    """
    return f"{address}#ref={ref}"


def own_link(signature: Signature, petition: PetitionPage) -> str:
    """Absolute; ``petition`` is the signature's in the language in which it is to be read."""
    return petition.address_to_share(None, shared_as(signature)) or page_address(petition)


def _presenting(signature: Signature) -> Partner | None:
    """The partner, or the one that it became; None where its page is no more."""
    partner = signature.partner
    partner = partner.merged_into if partner and partner.merged_into_id else partner
    return partner if partner and partner.active else None

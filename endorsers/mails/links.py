"""The links in our mails to representatives: what each opens, and for how long."""

from datetime import timedelta
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import get_language

from campaign.core.languages.site_pages import of_site
from campaign.core.pages.translations import in_language
from campaign.core.signed_links import DeadLinkError, Reason, SignedLinks, page_address, site_address
from campaign.core.signed_links import fingerprint as core_fingerprint
from campaign.mail.addresses.mailboxes import canonical_email
from endorsers.models import EndorsementContact, Endorser, EndorsersPage
from petition.models import PetitionPage

DAYS = 30
SALT = "endorsers.links"


class Purpose(StrEnum):
    """What a link is for; one made for one purpose opens nothing else."""

    CONFIRM = "confirm"
    ADDRESS = "address"
    MANAGE = "manage"


_LINKS = SignedLinks(salt=SALT, lifetimes=dict.fromkeys(Purpose, timedelta(days=DAYS)))


def token(contact: EndorsementContact, purpose: Purpose) -> str:
    """Names the contact and its mailbox; for another address that waits, that one's mailbox."""
    if purpose == Purpose.ADDRESS:  # only ever mailed
        contact = EndorsementContact(pk=contact.pk, canonical_email=canonical_email(contact.new_email))
    return _LINKS.token(contact, purpose)


def read(token: str, purpose: Purpose) -> EndorsementContact:
    """The contact that the token opens, with its endorser. Raises DeadLinkError."""
    named = _LINKS.read(token, purpose)
    contact = EndorsementContact.objects.select_related("endorser__site").filter(pk=named.pk).first()
    if contact is None:
        raise DeadLinkError(Reason.ERASED)
    # Pressed once, the new address is the address: the same link then says that it is done.
    addresses = [contact.canonical_email]
    if purpose == Purpose.ADDRESS and contact.new_email:
        addresses.append(canonical_email(contact.new_email))
    if not any(named.is_of(address) for address in addresses):
        raise DeadLinkError(Reason.ERASED)
    named.open(contact)
    return contact


def fingerprint(address: str) -> str:
    """A keyed hash of the mailbox, for counting."""
    return core_fingerprint(canonical_email(address), salt=SALT)


def link(contact: EndorsementContact, purpose: Purpose) -> str:
    """The absolute address, on the site that the organization endorses."""
    return site_address(contact.endorser.site.root_page) + link_path(contact, purpose)


def organization_address(endorser: Endorser, page: EndorsersPage | None) -> str:
    """The organization's page; its site's landing page where that has no endorsers page."""
    return f"{page_address(page)}{endorser.slug}/" if page else page_address(endorser.site.root_page)


def partner_link(endorser: Endorser) -> str:
    """The petition as the organization presents it, in the language that is spoken; empty where there is none."""
    partner = endorser.partner
    petition = of_site(PetitionPage.objects.live().public(), endorser.site).order_by("path").first()
    if petition is None or partner is None or not partner.active:
        return ""
    return f"{page_address(in_language(petition, get_language() or ''))}with/{partner.slug}/"


def link_path(contact: EndorsementContact, purpose: Purpose) -> str:
    """The address on this site."""
    return reverse(f"endorsement:{purpose}", args=[token(contact, purpose)])


def endorsers_page(endorser: Endorser) -> EndorsersPage | None:
    """The page of the endorser's site, in the language that is spoken now where it is there."""
    page = of_site(EndorsersPage.objects.live().public(), endorser.site).first()
    return in_language(page, get_language() or "").specific if page else None

"""The letters to representatives: the words of a mail, filled in for one endorsement."""

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.models import Site

from campaign.core import mail
from campaign.core.links import page_address
from campaign.core.mail import Action, Letter
from campaign.core.models import CampaignSettings
from endorsers.mails import words as mail_words
from endorsers.models import EndorsementContact, EndorsersPage
from endorsers.representatives import links
from endorsers.representatives.links import Purpose

Mail = EndorsementContact.Mail
# Where the button of a mail leads; that of all others to the organization's own page.
LEADS_TO = {Mail.CONFIRM: Purpose.CONFIRM, Mail.CONFIRM_ADDRESS: Purpose.ADDRESS}


def message_to(contact: EndorsementContact) -> EmailMultiAlternatives:
    """The mail that is owed to the contact, in the language in which they wrote. ValueError for no address."""
    with translation.override(mail_words.mail_language(contact.language)):
        page = links.endorsers_page(contact.endorser)
        campaign = _campaign(page)
        return mail.build(_letter(contact, page), campaign=campaign)


def _campaign(page: EndorsersPage | None) -> CampaignSettings:
    site = page.get_site() if page else None
    return CampaignSettings.for_site(site or Site.objects.filter(is_default_site=True).first())


def _letter(contact: EndorsementContact, page: EndorsersPage | None) -> Letter:
    words = mail_words.WORDS[contact.owed_mail]
    organization = contact.endorser.name
    values = {
        "organization": organization,
        "name": contact.name,
        "days": str(links.DAYS),
        "message": contact.message.strip(),
        "wall": page_address(page) + (f"#{contact.endorser.anchor}" if page else ""),
    }
    button = Action(str(words.button), links.link(contact, LEADS_TO.get(contact.owed_mail, Purpose.MANAGE)))
    filled = [button if part == "{button}" else mail_words.fill(part, values) for part in str(words.body).split("\n\n")]
    return Letter(
        to=contact.new_email if contact.owed_mail == Mail.CONFIRM_ADDRESS else contact.email,
        subject=mail_words.fill(words.subject, values),
        parts=[part for part in filled if part],
        reason=_("You get this mail because your address was entered for the endorsement of %(organization)s.")
        % {"organization": organization},
        footer=_footer(contact),
        key=_key(contact),
    )


def _footer(contact: EndorsementContact) -> list[Action]:
    """The own page, but not for an address that is not the contact's yet."""
    if contact.owed_mail == Mail.CONFIRM_ADDRESS:
        return []
    return [Action(_("See, change or withdraw the endorsement"), links.link(contact, Purpose.MANAGE))]


def _key(contact: EndorsementContact) -> str:
    """Equal for two copies of one mail, such as when a worker died between sending it and noting that."""
    what = f"{contact.pk}:{contact.owed_mail}:{contact.mails_sent}"
    return salted_hmac("endorsers.letters", what, algorithm="sha256").hexdigest()[:32]

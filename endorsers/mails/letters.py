"""The letters to representatives: the words of a mail, filled in for one endorsement."""

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaign.core.text.advertising import advertises, speaks
from campaign.mail import composing
from campaign.mail.composing import Action, Letter
from campaign.mail.sites import campaign_of_site
from campaign.mail.words import fill, mail_language
from endorsers.mails import links
from endorsers.mails.links import Purpose
from endorsers.mails.words import WORDS
from endorsers.models import EndorsementContact, EndorsersPage

Mail = EndorsementContact.Mail
# Where the button of a mail leads; that of all others to the organization's own page.
LEADS_TO: dict[str, Purpose] = {Mail.CONFIRM: Purpose.CONFIRM, Mail.CONFIRM_ADDRESS: Purpose.ADDRESS}


def message_to(contact: EndorsementContact) -> EmailMultiAlternatives:
    """The mail that is owed to the contact, in the language in which they wrote. ValueError for no address."""
    with translation.override(mail_language(contact.language)):
        page = links.endorsers_page(contact.endorser)
        return composing.build(_letter(contact, page), campaign=campaign_of_site(contact.endorser.site))


def _letter(contact: EndorsementContact, page: EndorsersPage | None) -> Letter:
    words = WORDS[contact.owed_mail]
    organization, name = (composing.in_words(words) for words in _names(contact))
    values = {
        "organization": organization,
        "name": name,
        "days": str(links.DAYS),
        "message": contact.message.strip(),
        "wall": links.organization_address(contact.endorser, page),
        "link": links.partner_link(contact.endorser),
    }
    button = Action(str(words.button), links.link(contact, LEADS_TO.get(contact.owed_mail, Purpose.MANAGE)))
    filled = [button if part == "{button}" else fill(part, values) for part in str(words.body).split("\n\n")]
    return Letter(
        to=contact.new_email if contact.owed_mail == Mail.CONFIRM_ADDRESS else contact.email,
        subject=fill(words.subject, values),
        parts=[part for part in filled if part],
        reason=_("You get this mail because your address was entered for the endorsement of %(organization)s.")
        % {"organization": organization},
        footer=_footer(contact),
        key=_key(contact),
    )


def _names(contact: EndorsementContact) -> tuple[str, str]:
    """The organization's name and the contact's.

    Before an address is confirmed anybody may have entered it: what advertises is left out of the mail to it.
    """
    organization, name = contact.endorser.name, contact.name or pgettext("in place of a name", "friend")
    if contact.confirmed_at is None or contact.owed_mail == Mail.CONFIRM_ADDRESS:
        organization = _("an organization") if advertises(organization) else organization
        name = pgettext("in place of a name", "friend") if advertises(name) or speaks(name) else name
    return organization, name


def _footer(contact: EndorsementContact) -> list[Action]:
    """The own page, but not for an address that is not the contact's yet."""
    if contact.owed_mail in (Mail.CONFIRM_ADDRESS, Mail.INVITED, Mail.ACCESS):
        return []
    if not contact.is_main:
        return [Action(_("Open my own page"), links.link(contact, Purpose.MANAGE))]
    return [Action(_("See, change or withdraw the endorsement"), links.link(contact, Purpose.MANAGE))]


def _key(contact: EndorsementContact) -> str:
    """Equal for two copies of one mail, such as when a worker died between sending it and noting that."""
    what = f"{contact.pk}:{contact.owed_mail}:{contact.mails_sent}"
    return salted_hmac("endorsers.letters", what, algorithm="sha256").hexdigest()[:32]

"""The letters to signers: the words of a mail, filled in for one signature."""

from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from campaign.core.languages.site_pages import current_site
from campaign.core.models import CampaignSettings
from campaign.core.pages.translations import in_language
from campaign.core.text.advertising import advertises, speaks
from campaign.mail import composing
from campaign.mail.composing import Action, Letter
from campaign.mail.sites import campaign_of, campaign_of_site
from campaign.mail.words import Words, fill, mail_language
from campaign.runtime.registry import provides
from petition.mails import links
from petition.mails.links import Purpose
from petition.mails.words import paragraphs, words_for
from petition.models import CommentReason, MailText, PetitionPage, Signature, SignatureEvent
from petition.models.logs import logs_are_kept
from petition.models.standard_words import OWN_WORDS
from petition.referrals.links import own_link


def words_of_reason(signature: Signature, language: str) -> str:
    """Of the reason for which it was hidden last, in this language where the editors wrote it so."""
    hidden = SignatureEvent.objects.filter(signature=signature.pk, kind=SignatureEvent.Kind.COMMENT_HIDDEN).first()
    chosen = CommentReason.objects.filter(pk=hidden.details.get("reason")).first() if hidden else None
    if chosen is None:
        return _("It does not fit what we show in public here.")
    own = CommentReason.objects.filter(name=chosen.name, language__in=[language, language.partition("-")[0]])
    return (own.order_by("-language").first() or chosen).words


# The link in their text leads to the confirming page, that of all others to the signer's own page.
ASK_TO_CONFIRM = (Signature.Mail.CONFIRM, Signature.Mail.CONFIRM_UPDATES)


def message_to(signature: Signature) -> EmailMultiAlternatives:
    """The mail that is owed to the signer, in the language in which they signed, from the petition's own site.

    Raises ValueError where the address is none, SiteUnknownError where the petition is on no site.
    """
    if signature.owed_mail == Signature.Mail.CONFIRM:
        signature = signature.with_held_words()
    language = mail_language(signature.language)
    petition = signature.petition
    with translation.override(language):
        words = words_for(kind=signature.owed_mail, petition=petition, language=language)
        campaign = campaign_of(petition)
        return composing.build(_letter(signature, words, campaign), campaign=campaign)


@dataclass(frozen=True)
class Sample:
    """A mail as editors see it before it is sent."""

    subject: str | Promise
    text: str
    html: str


@provides("petition.sample")
def sample(text: MailText) -> Sample:
    """The mail with these words to a made-up signer."""
    message = sample_message(text, to="ada@example.org")
    return Sample(subject=message.subject, text=str(message.body), html=str(message.alternatives[0].content))


def sample_message(text: MailText, *, to: str) -> EmailMultiAlternatives:
    """The mail with these words to a made-up signer with this address; its personal links open nothing."""
    petition = text.petition or PetitionPage.objects.live().first() or PetitionPage(title=_("Your petition"))
    signature = Signature(
        pk=0,
        petition=petition,
        given_name="Ada",
        family_name="Lovelace",
        email=to,
        canonical_email=to,
        subscribe=True,
        owed_mail=text.kind,
    )
    with translation.override(mail_language(text.language)):
        button = OWN_WORDS[text.kind].button
        campaign = campaign_of(petition) if petition.path else campaign_of_site(current_site())
        return composing.build(_letter(signature, Words(text.subject, text.body, button), campaign), campaign=campaign)


def _letter(signature: Signature, words: Words, campaign: CampaignSettings) -> Letter:
    petition = in_language(signature.petition, get_language() or "")
    manage_link = links.link(signature, Purpose.MANAGE)
    asks = signature.owed_mail in ASK_TO_CONFIRM
    link = links.link(signature, Purpose.CONFIRM) if asks else manage_link
    values = {
        **{name: composing.in_words(words) for name, words in _names(signature).items()},
        "petition": composing.in_words(petition.title),
        "petition_link": own_link(signature, petition.specific),
        "link": link,
        "reason": _reason(signature),
        "days": str(links.DAYS),
        "organization": composing.in_words(campaign.shown_name),
    }
    parts = [
        Action(str(words.button), link) if part == "{link}" else fill(part, values) for part in paragraphs(words.body)
    ]
    footer = [Action(_("See, correct, withdraw or erase your signature"), manage_link)]
    if signature.owed_mail == Signature.Mail.THANKS and logs_are_kept():
        footer.append(Action(_("Your receipt in the public log"), links.link(signature, Purpose.RECEIPT)))
    headers = {}
    if _may_be_unsubscribed(signature):
        stop = links.link(signature, Purpose.UNSUBSCRIBE)
        footer.append(Action(_("Stop updates by e-mail"), stop))
        headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return Letter(
        to=signature.email,
        subject=fill(words.subject, values),
        parts=parts,
        reason=_("You get this mail because your address was entered under the petition “%(petition)s”.")
        % {"petition": values["petition"]},
        footer=footer,
        headers=headers,
        key=_key(signature),
    )


def _reason(signature: Signature) -> str:
    hidden = signature.owed_mail == Signature.Mail.COMMENT_HIDDEN
    return words_of_reason(signature, get_language() or "") if hidden else ""


def _names(signature: Signature) -> dict[str, str]:
    """The signer's names; other words for one that advertises, which anybody may send to anybody (case S37)."""
    if advertises(signature.full_name) or speaks(signature.full_name):
        friend = pgettext("in place of a name", "friend")
        return {"given_name": friend, "full_name": friend}
    return {"given_name": signature.given_name, "full_name": signature.shown_name}


def _may_be_unsubscribed(signature: Signature) -> bool:
    """RFC 8058's headers belong on what is more than the answer to the signer's own act."""
    return signature.subscribe and signature.owed_mail in (Signature.Mail.CONFIRM_UPDATES, Signature.Mail.THANKS)


def _key(signature: Signature) -> str:
    """Equal for two copies of one mail, such as when a worker died between sending it and noting that."""
    what = f"{signature.pk}:{signature.owed_mail}:{signature.mails_sent}"
    return salted_hmac("petition.letters", what, algorithm="sha256").hexdigest()[:32]

"""The platform’s own words of mails, and the placeholders that these and editors’ may hold."""

import re

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaign.core.text.lists import listed
from campaign.mail.words import PLACEHOLDER, Words
from petition.models.signatures import Signature

PLACEHOLDERS: dict[str, str | Promise] = {
    "given_name": _("the signer’s given name"),
    "full_name": _("the signer’s whole name"),
    "petition": _("the petition’s title"),
    "petition_link": _("the signer’s own link to the petition, to pass on: who comes by it is counted for them"),
    "link": _("the signer’s personal link, shown as a button; never to be passed on"),
    "reason": _("why the comment is gone, in the mail that says so"),
    "days": _("for how many days that link works"),
    "organization": _("who runs the campaign, by the site’s settings"),
}


LINK = "link"


_BRACES = re.compile(r"[{}]")


OWN_WORDS: dict[str, Words] = {
    Signature.Mail.CONFIRM: Words(
        _("Please confirm your signature: {petition}"),
        _(
            "Hello {given_name},\n\n"
            "you signed “{petition}”. Your signature counts as soon as you confirm that this address is yours:\n\n"
            "{link}\n\n"
            "The link works for {days} days. If you did not sign, do nothing: then nothing is counted and "
            "nothing is shown."
        ),
        _("Confirm my signature"),
    ),
    Signature.Mail.CONFIRM_UPDATES: Words(
        _("Please confirm that you want updates: {petition}"),
        _(
            "Thank you, {given_name}. Your signature under “{petition}” counts.\n\n"
            "You asked for updates by e-mail. Please confirm that this address is yours:\n\n"
            "{link}\n\n"
            "The link works for {days} days. If you did not ask for updates, do nothing: then none are sent."
        ),
        _("Yes, send me updates"),
    ),
    Signature.Mail.THANKS: Words(
        _("Thank you for signing: {petition}"),
        _(
            "Thank you, {given_name}. Your signature under “{petition}” counts.\n\n"
            "What helps most now: send the petition to one person who would sign it too.\n"
            "{petition_link}\n\n"
            "To see, correct or withdraw your signature, open your own page:\n\n"
            "{link}"
        ),
        _("Open my own page"),
    ),
    Signature.Mail.ALREADY_SIGNED: Words(
        _("You have signed already: {petition}"),
        _(
            "Hello {given_name},\n\n"
            "somebody, probably you, has just signed “{petition}” with this address. It had signed before, so "
            "the first signature stays as it is: one address counts once.\n\n"
            "Does somebody with whom you share it want to sign as well? They can, with an address of their own:\n"
            "{petition_link}\n\n"
            "To see, correct or withdraw it, open your own page:\n\n"
            "{link}\n\n"
            "If it was not you, there is nothing to do: nothing was changed."
        ),
        _("Open my own page"),
    ),
    Signature.Mail.OWN_PAGE: Words(
        _("Your signature: {petition}"),
        _(
            "Hello {given_name},\n\n"
            "here is the link that was asked for with this address. It opens the page of your signature under "
            "“{petition}”: all that is kept about it, and how to correct, withdraw or erase it.\n\n"
            "{link}\n\n"
            "It works for {days} days, for everybody who has it: please do not pass this mail on."
        ),
        _("Open my own page"),
    ),
    Signature.Mail.COMMENT_HIDDEN: Words(
        _("Your comment is no longer shown: {petition}"),
        _(
            "Hello {given_name},\n\n"
            "your comment under “{petition}” is no longer shown in public. The reason:\n\n"
            "{reason}\n\n"
            "Your signature stays and counts. To write other words, open your own page:\n\n"
            "{link}"
        ),
        _("Open my own page"),
    ),
}


def check_placeholders(*, subject: str, body: str) -> None:
    """Raises ValidationError, by field and in words, for an unknown placeholder, a stray brace or no link."""
    errors = {name: _faults(text) for name, text in (("subject", subject), ("body", body)) if _faults(text)}
    if len(subject.splitlines()) > 1:
        errors.setdefault("subject", []).append(_("The subject is one line."))
    if f"{{{LINK}}}" in subject:
        errors.setdefault("subject", []).append(_("The personal link belongs in the text, not in the subject."))
    if f"{{{LINK}}}" not in body:
        errors.setdefault("body", []).append(
            _("{link} is missing: without it the signer can’t do what the mail is about.")
        )
    if errors:
        raise ValidationError(errors)


def _faults(text: str) -> list[ValidationError | Promise]:
    faults: list[ValidationError | Promise] = [
        ValidationError(
            _("“{%(name)s}” is no placeholder. Known are: %(known)s."), params={"name": name, "known": _known()}
        )
        for name in dict.fromkeys(PLACEHOLDER.findall(text))
        if name not in PLACEHOLDERS
    ]
    if _BRACES.search(PLACEHOLDER.sub("", text)):
        faults.append(_("A brace stands alone. Write placeholders as {given_name}, and leave out other braces."))
    return faults


def _known() -> str:
    return listed(f"{{{name}}}" for name in PLACEHOLDERS)

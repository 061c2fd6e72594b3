"""The words of mails: the platform's own, the editors', and the placeholders in both."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import get_supported_language_variant
from django.utils.translation import gettext_lazy as _

from petition.models import MailText, PetitionPage, Signature

PLACEHOLDERS: dict[str, str | Promise] = {
    "given_name": _("the signer’s given name"),
    "full_name": _("the signer’s whole name"),
    "petition": _("the petition’s title"),
    "petition_link": _("the petition’s address, to pass on"),
    "link": _("the signer’s personal link, shown as a button; never to be passed on"),
    "days": _("for how many days that link works"),
    "organization": _("who runs the campaign, by the site’s settings"),
}
LINK = "link"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BRACES = re.compile(r"[{}]")


@dataclass(frozen=True)
class Words:
    """Subject and text with placeholders in braces, and what the button says."""

    subject: str | Promise
    body: str | Promise
    button: str | Promise


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
            "the first signature stays as it is and counts once.\n\n"
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
}


def words_for(*, kind: str, petition: PetitionPage, language: str) -> Words:
    """The petition's own words in this language, else those for all petitions, else the platform's."""
    texts = MailText.objects.filter(Q(petition=petition) | Q(petition=None), kind=kind, language=language)
    text = texts.order_by(F("petition").asc(nulls_last=True)).first()
    own = OWN_WORDS[kind]
    return Words(text.subject, text.body, own.button) if text else own


def mail_language(language: str) -> str:
    """The language of mails for someone who signed in this one: it or its base, else the site's."""
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE


def fill(words: str | Promise, values: Mapping[str, str]) -> str:
    """Put the values in, in one pass: braces in a value stay what they are, and nothing is evaluated."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), str(words))


def paragraphs(body: str | Promise) -> list[str]:
    """The text's paragraphs, with ``{link}`` apart where it stands on a line of its own."""
    lines = [line.strip() for line in str(body).strip().splitlines()]
    text = "\n".join(f"\n{line}\n" if line == f"{{{LINK}}}" else line for line in lines)
    return [part.strip() for part in re.split(r"\n{2,}", text) if part.strip()]


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


def _faults(text: str) -> list[str | Promise]:
    faults = [
        ValidationError(
            _("“{%(name)s}” is no placeholder. Known are: %(known)s."), params={"name": name, "known": _known()}
        )
        for name in dict.fromkeys(_PLACEHOLDER.findall(text))
        if name not in PLACEHOLDERS
    ]
    if _BRACES.search(_PLACEHOLDER.sub("", text)):
        faults.append(_("A brace stands alone. Write placeholders as {given_name}, and leave out other braces."))
    return faults


def _known() -> str:
    return ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)

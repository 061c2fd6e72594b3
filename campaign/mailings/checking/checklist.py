"""What is wrong with a mailing, in words: what refuses it, and what its writer should know."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from campaign.core.text.lists import listed
from campaign.core.text.rich_text import plain_text
from campaign.mail.sites import campaign_of_site
from campaign.mailings.audiences import audience_named, is_registered
from campaign.mailings.checking.dead_links import dead_links
from campaign.mailings.choosing.languages import languages_missing
from campaign.mailings.models import Mailing, MailingText
from campaign.mailings.writing.placeholders import faults
from campaign.mailings.writing.rendering import Links, links_of, render

# Bytes of HTML from which on Gmail cuts a mail off and hides its end, with the link to unsubscribe.
HEAVIEST = 100 * 1024
LONGEST_SUBJECT = 70


class Place(StrEnum):
    """Where it is mended: a tab of the mailing's form, or the settings of its site."""

    WORDS = "words"
    CHOICES = "choices"
    SETTINGS = "settings"


@dataclass(frozen=True)
class Problem:
    """``refuses``: the mailing can't be sent with it. ``language``: of the words it is in; empty for the whole."""

    words: str | Promise
    refuses: bool = True
    language: str = ""
    place: Place = Place.WORDS


def problems(mailing: Mailing, *, look_at_links: bool = True) -> list[Problem]:
    """All that is wrong, what refuses it first. ``look_at_links`` asks other sites, for some seconds at most."""
    found, links = [*_of_the_whole(mailing)], links_of(mailing)
    for text in mailing.texts.all():
        found += _of_text(text, mailing, links)
    if look_at_links and is_registered(mailing.audience):
        found += [
            Problem(_("The link %(url)s leads nowhere: %(why)s") % {"url": url, "why": why})
            for url, why in dead_links(url for url in links.numbers if not url.startswith(links.base))
        ]
    return sorted(found, key=lambda problem: not problem.refuses)


def refuse(mailing: Mailing, *, look_at_links: bool = False) -> None:
    """Raises ValidationError with what refuses it."""
    wrong = [problem for problem in problems(mailing, look_at_links=look_at_links) if problem.refuses]
    if wrong:
        raise ValidationError([_in_words(problem) for problem in wrong])


def _in_words(problem: Problem) -> str:
    if not problem.language:
        return str(problem.words)
    return f"{get_language_info(problem.language)['name_translated']}: {problem.words}"


def _of_the_whole(mailing: Mailing) -> Iterator[Problem]:
    campaign = campaign_of_site(mailing.site)
    if not campaign.postal_address:
        yield Problem(
            _("The site’s settings have no postal address: mails to many must name where their sender is reached."),
            place=Place.SETTINGS,
        )
    if not (mailing.reply_to or campaign.contact_email):
        yield Problem(
            _("Nobody reads replies: name an address for them here, or a contact address in the settings."),
            place=Place.CHOICES,
        )
    if not mailing.texts.all():
        yield Problem(_("It has no words yet."))
        return
    if missing := languages_missing(mailing):
        names = listed(get_language_info(code)["name_translated"] for code in missing)
        yield Problem(_("Readers of %(languages)s get it in another language.") % {"languages": names}, refuses=False)


def _of_text(text: MailingText, mailing: Mailing, links: Links) -> Iterator[Problem]:
    """``links`` gets those of the text."""

    def problem(words: str | Promise, *, refuses: bool = True) -> Problem:
        return Problem(words, refuses=refuses, language=text.language)

    def too_heavy(size: int) -> Problem:
        return problem(_("It is too heavy (%(size)d kB): some mail programs cut it off.") % {"size": size // 1024})

    # Before it is read closely, which takes seconds for each million letters.
    if (length := _length(text)) > HEAVIEST:
        yield too_heavy(length)
        return
    if not text.body:
        yield problem(_("The text is empty."))
    if len(text.subject) > LONGEST_SUBJECT:
        yield problem(_("The subject is long: most readers see its first words alone."), refuses=False)
    audience = audience_named(mailing.audience)
    for words in dict.fromkeys(fault for part in _written(text) for fault in faults(part, audience)):
        yield problem(words)
    for block in text.body:
        if block.block_type == "image" and not _is_described(block.value):
            yield problem(_("A picture has no description for people who can’t see it."))
    size = len(render(text, mailing=mailing, links=links).html.encode())
    if size > HEAVIEST:
        yield too_heavy(size)


def _length(text: MailingText) -> int:
    """Letters of the body as it is kept: it weighs more as a mail."""
    return sum(len(str(block["value"])) for block in text.body.raw_data)


def _written(text: MailingText) -> Iterator[str]:
    """All that may hold placeholders."""
    yield text.subject
    yield text.preheader
    for block in text.body:
        if block.block_type == "text":
            yield plain_text(block.value.source)
        elif block.block_type == "heading":
            yield block.value
        elif block.block_type in ("quote", "call_to_action", "image"):
            yield from (value for value in block.value.values() if isinstance(value, str))


def _is_described(value: Any) -> bool:
    described = value["alt_text"] or (value["image"] and value["image"].description)
    return bool(value["decorative"] or described)

"""Mails in plain text and HTML, made of the same parts: no picture, no tracking, nothing fetched from elsewhere."""

import smtplib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import SMTPUTF8
from email.utils import formataddr, make_msgid, parseaddr
from typing import Any

from css_inline import CSSInliner
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.template.loader import render_to_string
from django.utils.translation import get_language_bidi
from email_validator import validate_email

from campaign.core.models import CampaignSettings
from campaign.core.text.layout.bidi import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE, isolated_if_turned
from campaign.mail.headers import MailMessage

# The rule for dark mode can't stand on an element, so it stays in the head.
_INLINER = CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


@dataclass(frozen=True)
class Action:
    """What the reader may do: a button in HTML, the address on a line of its own in plain text."""

    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A mail's content. ``parts`` are paragraphs of plain text and buttons, in order.

    ``reason`` says why the reader gets it, ``footer`` what to do about that. ``key`` makes the Message-ID:
    the same key for the same mail lets a receiver drop the second copy after a crash.
    """

    to: str
    subject: str
    parts: Sequence[str | Action]
    reason: str = ""
    footer: Sequence[Action] = ()
    key: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def build(letter: Letter, *, campaign: CampaignSettings) -> EmailMultiAlternatives:
    """The message in the active language, from the campaign's organization, with replies to its contact address.

    Its sender and Message-ID are those of the campaign's site.

    Raises ValueError for an address that no server could take.
    """
    headers = {"Auto-Submitted": "auto-generated", **letter.headers}
    host = host_of(campaign)
    headers["Message-ID"] = f"<{letter.key}@{host}>" if letter.key else make_msgid(domain=host)
    message = MailMessage(
        subject=one_line(letter.subject),
        body=text_of(letter, campaign),
        from_email=sender_of(campaign),
        to=[deliverable(letter.to)],
        reply_to=[campaign.contact_email] if campaign.contact_email else None,
        headers=headers,
    )
    message.attach_alternative(html_of(letter, campaign), "text/html")
    return message


def sender_of(campaign: CampaignSettings) -> str:
    """Name and address of whoever sends. The operator may give a site an address of its own (MAIL_SENDERS)."""
    own = settings.MAIL_SENDERS.get(campaign.site.hostname, "")
    name, address = parseaddr(own or settings.DEFAULT_FROM_EMAIL)
    if not own and not campaign.site.is_default_site:
        name = campaign.site.hostname  # that of the setting is the first site's
    return formataddr((one_line(campaign.shown_name) or name, address))


def host_of(campaign: CampaignSettings) -> str:
    """The right side of a Message-ID: the site's own host; a host that is not on the internet has the sender's."""
    host = campaign.site.hostname
    return host if "." in host else parseaddr(sender_of(campaign))[1].rpartition("@")[2]


def text_of(letter: Letter, campaign: CampaignSettings) -> str:
    return render_to_string("core/mail/letter.txt", _context(letter, campaign)).strip() + "\n"


def html_of(letter: Letter, campaign: CampaignSettings) -> str:
    return render_html("core/mail/letter.html", _context(letter, campaign))


def render_html(template: str, context: Mapping[str, Any]) -> str:
    """A mail from a template that extends ``core/mail/layout.html``, with each style on its element."""
    return _INLINER.inline(render_to_string(template, dict(context)))


def one_line(words: str) -> str:
    """The words without line breaks, tabs and control characters: safe in a header. Isolated parts stay so."""
    kept = (FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE)
    return " ".join("".join(char if char.isprintable() or char in kept else " " for char in words).split())


def in_words(value: str) -> str:
    """A name, title or sentence of somebody's for a mail in the active language, whose order it does not turn (L2)."""
    return isolated_if_turned(value, right_to_left=get_language_bidi())


def deliverable(address: str) -> str:
    """The address as servers take it: the domain in ASCII (IDNA 2008). Raises ValueError for what is not one."""
    valid = validate_email(address, check_deliverability=False, test_environment=True)
    return f"{valid.local_part}@{valid.ascii_domain}"


def send(message: EmailMultiAlternatives, *, connection: BaseEmailBackend) -> None:
    """Hand one message to an open connection. Raises OSError, of which smtplib's errors are kinds.

    An address with other than ASCII letters before the @ needs a server that speaks SMTPUTF8 (RFC 6531), and
    Django 5.2 does not ask for it.
    """
    server = connection.connection if isinstance(connection, SmtpBackend) else None
    if server and not message.to[0].rpartition("@")[0].isascii():
        _send_internationalized(message, server)
    else:
        connection.send_messages([message])


def _send_internationalized(message: EmailMultiAlternatives, server: smtplib.SMTP) -> None:
    parsed = message_from_bytes(message.message().as_bytes(), policy=SMTPUTF8.clone(refold_source="none"))
    del parsed["To"]
    parsed["To"] = message.to[0]
    server.send_message(parsed, from_addr=parseaddr(message.from_email)[1], to_addrs=message.to)


def _context(letter: Letter, campaign: CampaignSettings) -> dict:
    parts: list[dict[str, Any]] = [
        {"action": part} if isinstance(part, Action) else {"words": part} for part in letter.parts
    ]
    return {"letter": letter, "parts": parts, "campaign": campaign}

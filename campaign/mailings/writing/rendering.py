"""A mailing's words as a mail, once a language: HTML and plain text with the placeholders still in them."""

import re
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from wagtail.rich_text import expand_db_html

from campaign.core.models import CampaignSettings
from campaign.core.signed_links import page_address, site_address
from campaign.core.text.rich_text import BLOCK_END
from campaign.mail.composing import one_line, render_html
from campaign.mail.sites import campaign_of_site
from campaign.mailings.audiences import audience_named
from campaign.mailings.models import Mailing, MailingLink, MailingRendering, MailingText
from campaign.mailings.writing.logo import logo_of
from campaign.mailings.writing.placeholders import UNSUBSCRIBE

_LINK = re.compile(r'(<a\b[^<>]*?\shref=")([^"]*)"', re.IGNORECASE)
_ADDRESS = re.compile(r'\b(href|src)="([^"]+)"')
_STAYS = ("http:", "https:", "mailto:", "tel:", "#", "cid:", "{")
_ENTRY = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n{3,}")
# As wide as the sheet, twice over for dense screens.
PICTURE = "max-1120x1600"


@dataclass
class Links:
    """The addresses that a mailing links to; each is counted under one number, in all its languages."""

    mailing: Mailing
    base: str
    numbers: dict[str, int] = field(default_factory=dict)

    def counted(self, url: str) -> str:
        """The address by which the link is opened and counted; others than web links stay as they are."""
        if not url.startswith(("https://", "http://")):
            return url
        number = self.numbers.setdefault(url, len(self.numbers) + 1)
        return self.base + reverse("mailings:link", args=[self.mailing.pk or 0, number])

    def rows(self) -> list[MailingLink]:
        return [MailingLink(mailing=self.mailing, number=number, url=url) for url, number in self.numbers.items()]


def links_of(mailing: Mailing) -> Links:
    return Links(mailing, site_address(mailing.site.root_page))


def render(text: MailingText, *, mailing: Mailing, links: Links) -> MailingRendering:
    """The mail in the language of the text, not saved; its links are added to ``links``."""
    with translation.override(text.language):
        campaign = campaign_of_site(mailing.site)
        context = _context(text, mailing, campaign, links)
        html = render_html("mailings/mail/mailing.html", context)
        plain = render_to_string("mailings/mail/mailing.txt", context)
    return MailingRendering(
        mailing=mailing,
        language=text.language,
        subject=one_line(text.subject),
        text=_BLANK_LINES.sub("\n\n", plain).strip() + "\n",
        html=html,
    )


def _context(text: MailingText, mailing: Mailing, campaign: CampaignSettings, links: Links) -> dict[str, Any]:
    address = page_address(mailing.public_update) if mailing.public_update else ""
    return {
        "mailing": mailing,
        "subject": text.subject,
        "preheader": text.preheader,
        "parts": [_part(block, links) for block in text.body],
        "campaign": campaign,
        "logo": logo_of(campaign, base=links.base),
        "why": audience_named(mailing.audience).why,
        "web_address": links.counted(address) if address else "",
        "unsubscribe": f"{{{UNSUBSCRIBE}}}",
    }


def _part(block: Any, links: Links) -> dict[str, Any]:
    """One block for both templates: its kind, its value, and what differs from a page."""
    value, part = block.value, {"kind": block.block_type, "value": block.value}
    if block.block_type == "text":
        html = _absolute(expand_db_html(value.source), links.base)
        part["html"] = mark_safe(_LINK.sub(lambda found: f'{found[1]}{_counted(found[2], links)}"', html))
        part["plain"] = mark_safe(_plain(html, links))
    elif block.block_type == "image":
        rendition = value["image"].rendition(PICTURE) if value["image"] else None
        part["rendition"] = rendition
        part["src"] = urljoin(links.base, rendition.url) if rendition else ""
        own = value["image"].default_alt_text if value["image"] else ""
        part["alt"] = "" if value["decorative"] else value["alt_text"] or own
    elif block.block_type == "call_to_action":
        link = value["link"]
        url = page_address(link.page) if link.page else urljoin(links.base, link.href) if link.href else ""
        part["url"], part["label"] = links.counted(url), link.text
    elif block.block_type == "document" and value["document"]:
        document = value["document"]
        part["url"] = links.counted(urljoin(links.base, document.url))
        part["label"] = value["label"] or document.title
    return part


def _absolute(html: str, base: str) -> str:
    def joined(found: re.Match[str]) -> str:
        if found[2].startswith(_STAYS):
            return found[0]
        return f'{found[1]}="{escape(urljoin(base, unescape(found[2])))}"'

    return _ADDRESS.sub(joined, html)


def _counted(url: str, links: Links) -> str:
    """The address of an attribute, for an attribute."""
    return escape(links.counted(unescape(url)))


def _plain(html: str, links: Links) -> str:
    """Rich text as plain text: the address behind the words of each link, a dash before each entry of a list."""

    def with_address(piece: str) -> str:
        """``piece``: what stands before the end of a link, its beginning among it."""
        link = _LINK.search(piece)
        if not link:
            return piece
        words = strip_tags(piece[link.end() :].partition(">")[2])
        same = unescape(words).strip() == unescape(link[2])
        return piece[: link.start()] + (words if same else f"{words} &lt;{_counted(link[2], links)}&gt;")

    linked = "".join(with_address(piece) for piece in html.split("</a>"))
    marked = BLOCK_END.sub(r"\g<0>\n\n", _ENTRY.sub(r"\g<0>- ", linked))
    lines = (line.strip() for line in unescape(strip_tags(marked)).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).replace("\n\n- ", "\n- ").strip()

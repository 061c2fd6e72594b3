"""A rendering filled in for one recipient: as bytes for a mail server, or as a message for other ways to send."""

import re
from collections.abc import Mapping
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from functools import cached_property, lru_cache
from html import escape

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import get_language_info

from campaign.core.models import CampaignSettings
from campaign.core.signed_links import site_address
from campaign.core.text.layout.bidi import isolated_if_turned
from campaign.mail.composing import deliverable, host_of, one_line, sender_of
from campaign.mail.headers import MailMessage
from campaign.mailings import tokens
from campaign.mailings.audiences import Addressee
from campaign.mailings.models import Mailing, MailingRendering
from campaign.mailings.writing.placeholders import UNSUBSCRIBE, filled, pieces
from campaign.mailings.writing.quoting import Slot, crlf, part, sealed

_USUAL = re.compile(r"[A-Za-z0-9_+.-]{1,64}@[A-Za-z0-9.-]+")
_LONGEST_PLAIN = 60  # letters of a subject that needs no folding
_PART = '\n--{boundary}\nContent-Type: text/{kind}; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'


class Template:
    """A mailing in one language, ready to be filled in. Make it while that language is active.

    ``number`` is the recipient's, which names them in the return path, the Message-ID and the link to unsubscribe.
    """

    def __init__(self, rendering: MailingRendering, mailing: Mailing, campaign: CampaignSettings) -> None:
        self.mailing, self.campaign = mailing, campaign
        self.sender, self.host = sender_of(campaign), host_of(campaign)
        self.right_to_left = bool(get_language_info(rendering.language)["bidi"])
        self.subject, self.text, self.html = map(pieces, (rendering.subject, rendering.text, rendering.html))
        # All but the token of this address is the same for all.
        self.unsubscribe = site_address(mailing.site.root_page) + reverse("mailings:unsubscribe", args=["0"])[:-2]
        self.headers = _headers(mailing, campaign)

    def data(self, number: int, addressee: Addressee, *, now: datetime) -> bytes:
        """The whole mail as SMTP takes it, but for the dot at its end. Raises ValueError for an address that is none.

        Of ASCII alone; an address with other letters before the ``@`` needs ``message``.
        """
        values = self.values(number, addressee)
        head = (
            f"To: {ascii_address(addressee.email)}\r\n"
            f"Subject: {_folded_subject(one_line(filled(self.subject, values)))}\r\n"
            f"Date: {_date(now.replace(microsecond=0))}\r\n"
            f"Message-ID: {self.message_id(number)}\r\n"
            f"List-Unsubscribe: <{values[UNSUBSCRIBE]}>\r\n"
        )
        rest = (piece if isinstance(piece, bytes) else piece.filled(values) for piece in self._pieces)
        return b"".join([head.encode("ascii"), *rest])

    def message(self, number: int, addressee: Addressee) -> EmailMultiAlternatives:
        """The same mail as a message: for previews, and for servers and services that take no such bytes."""
        values = self.values(number, addressee)
        own = {"Message-ID": self.message_id(number), "List-Unsubscribe": f"<{values[UNSUBSCRIBE]}>"}
        message = MailMessage(
            subject=one_line(filled(self.subject, values)),
            body=filled(self.text, values),
            from_email=self.sender,
            to=[deliverable(addressee.email)],
            headers=own | self.headers,
        )
        message.attach_alternative(filled(self.html, _escaped(values)), "text/html")
        return message

    def values(self, number: int, addressee: Addressee) -> dict[str, str]:
        """What the placeholders stand for: a line each, turned by nothing around it, and turning nothing."""
        values = {
            name: isolated_if_turned(one_line(value), right_to_left=self.right_to_left) if value else ""
            for name, value in addressee.values.items()
        }
        values[UNSUBSCRIBE] = f"{self.unsubscribe}{tokens.token(number, tokens.UNSUBSCRIBE)}/"
        return values

    def message_id(self, number: int) -> str:
        """Equal for two copies of one mail, such as when a worker died before it could note that it was sent."""
        return f"<{tokens.token(number, tokens.MESSAGE)}@{self.host}>"

    @cached_property
    def _pieces(self) -> list[bytes | Slot]:
        """All that follows the recipient's own headers."""
        boundary = f"=_{get_random_string(24)}"
        equal = MailMessage(from_email=self.sender, to=["x@example.org"], headers=self.headers).message()
        names = ["From", *self.headers]
        lines = [str(equal.policy.fold(name, equal[name])).rstrip("\n") for name in names]
        lines += ["MIME-Version: 1.0", f'Content-Type: multipart/alternative;\n boundary="{boundary}"', ""]
        kinds = (("plain", self.text), ("html", self.html))
        made: list[bytes | Slot] = ["\n".join(lines).encode("ascii")]
        for kind, cut in kinds:
            made += part(_PART.format(boundary=boundary, kind=kind), cut, html=kind == "html")
        made.append(f"\n--{boundary}--\n".encode("ascii"))
        return sealed(crlf(piece) if isinstance(piece, bytes) else piece for piece in made)


def _headers(mailing: Mailing, campaign: CampaignSettings) -> dict[str, str]:
    """Those that are equal for all: where replies go, which list it is, how to leave it (RFC 8058, 2369, 2919)."""
    host, contact = host_of(campaign), campaign.contact_email
    name = one_line(campaign.shown_name)
    headers = {
        "Reply-To": mailing.reply_to or contact,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"{_phrase(name)} <{mailing.audience}.{host}>".strip(),
        "List-Owner": f"<mailto:{contact}>" if contact else "",
        # What receivers group their figures by: the mailing, its audience, its kind, and who sends.
        "Feedback-ID": f"{mailing.pk}:{mailing.audience}:{mailing.kind}:{host}",
        # Keeps vacation notices away, as List-Id does. A person wrote it, so it is not auto-submitted (RFC 3834).
        "Precedence": "bulk",
    }
    return {name: value for name, value in headers.items() if value}


def _phrase(name: str) -> str:
    """A name in front of angle brackets where it is plain (RFC 5322, 3.2.4); nothing otherwise."""
    return f'"{name}"' if name.isascii() and not set(name) & {'"', "\\"} and name else ""


def _escaped(values: Mapping[str, str]) -> dict[str, str]:
    return {name: escape(value) for name, value in values.items()}


def ascii_address(address: str) -> str:
    """The address with its domain as servers take it (IDNA 2008). Raises ValueError for what is not one."""
    return address if _USUAL.fullmatch(address) else deliverable(address)


@lru_cache(maxsize=4096)
def _folded_subject(subject: str) -> str:
    if subject.isascii() and len(subject) <= _LONGEST_PLAIN:
        return subject
    charset = "us-ascii" if subject.isascii() else "utf-8"
    return Header(subject, charset, header_name="Subject").encode(linesep="\r\n")


@lru_cache(maxsize=4)
def _date(now: datetime) -> str:
    return format_datetime(now)

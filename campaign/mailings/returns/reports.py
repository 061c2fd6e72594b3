"""What a mail that came back says: a delivery report (RFC 3464), a complaint (RFC 5965), or neither.

The standard library parses both into their fields. Whom it is about is told by our own signed return path, or by the
``Message-ID`` of the mail that is quoted, never by an address that somebody else wrote.
"""

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses, parseaddr
from enum import StrEnum

from campaign.mailings import tokens
from campaign.mailings.returns.return_paths import recipient_of

# What is longer is cut off: reports quote the whole mail at times, behind what they say.
LONGEST = 512 * 1024
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_CODE = re.compile(r"(?:^|[^\d.])5[0-5]\d(?:[^\d.]|$)")
_MESSAGE_ID = re.compile(r"^message-id:\s*<([^<>@\s]{1,60})@", re.IGNORECASE | re.MULTILINE)
# Where mail servers note to which address a mail came in.
_CAME_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
# Who writes that a mail came back, where it is no report of the usual form.
_DAEMONS = ("", "mailer-daemon", "postmaster", "mdaemon")
_SPAM = ("abuse", "fraud", "other", "virus")


class Kind(StrEnum):
    FAILED = "failed"
    DELAYED = "delayed"
    COMPLAINT = "complaint"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Report:
    """``number``: the recipient's, None for a mail that is not about one of ours."""

    kind: Kind
    number: int | None = None
    status: str = ""
    words: str = ""


def read(data: bytes, *, came_to: str = "") -> Report:
    """What the mail says. ``came_to``: the address of its envelope, where the mail server tells."""
    message = message_from_bytes(data[:LONGEST])
    number = _number(message, data[:LONGEST], came_to)
    if number is None:
        return Report(Kind.NOTHING)
    kind = str(message.get_param("report-type") or "").lower()
    if kind == "feedback-report":
        return _complaint(message, number)
    if kind == "delivery-status" or any(
        part.get_content_type() == "message/delivery-status" for part in message.walk()
    ):
        return _delivery(message, number)
    return _in_prose(message, number)


def _number(message: Message, data: bytes, came_to: str) -> int | None:
    addresses = [came_to, *(str(value) for name in _CAME_TO for value in message.get_all(name, []))]
    found = (recipient_of(address) for _name, address in getaddresses(addresses))
    quoted = (tokens.read(one, tokens.MESSAGE) for one in _MESSAGE_ID.findall(data.decode("latin-1")))
    return next((number for number in [*found, *quoted] if number is not None), None)


def _delivery(message: Message, number: int) -> Report:
    """The gravest that is said of a recipient: a mail of ours has one."""
    said = [
        (str(block.get("Action", "")).strip().lower(), str(block.get("Status", "")), _one_line(block))
        for block in _blocks(message, "message/delivery-status")
        if block.get("Action")
    ]
    failed = next((one for one in said if one[0] == "failed"), None)
    if failed:
        status = _STATUS.search(failed[1]) or _STATUS.search(failed[2])
        return Report(Kind.FAILED, number, _most_telling(status[0] if status else "5.0.0", failed[2]), failed[2])
    if any(action == "delayed" for action, _status, _words in said):
        return Report(Kind.DELAYED, number)
    return Report(Kind.NOTHING, number)


def _most_telling(status: str, words: str) -> str:
    """Many servers say 5.0.0 in the field and more in the words that they quote."""
    if not status.endswith(".0.0"):
        return status
    more = _STATUS.search(words)
    return more[0] if more else status


def _complaint(message: Message, number: int) -> Report:
    kinds = [
        str(block.get("Feedback-Type", "")).strip().lower() for block in _blocks(message, "message/feedback-report")
    ]
    return Report(Kind.COMPLAINT if any(kind in _SPAM for kind in kinds) else Kind.NOTHING, number)


def _in_prose(message: Message, number: int) -> Report:
    """A server that reports in words alone. What people and their notices of absence write is no report."""
    name = parseaddr(str(message.get("From", "")))[1].partition("@")[0].lower()
    if name not in _DAEMONS:
        return Report(Kind.NOTHING, number)
    text = "\n".join(_texts(message))[:20_000]
    status = _STATUS.search(text)
    if status and status[0].startswith("5"):
        return Report(Kind.FAILED, number, status[0], text[:500])
    if not status and _CODE.search(text):
        return Report(Kind.FAILED, number, "5.0.0", text[:500])
    return Report(Kind.NOTHING, number)


def _blocks(message: Message, kind: str) -> Iterator[Message]:
    """The groups of fields in the parts of this kind, which Python parses as messages or leaves as text."""
    for part in message.walk():
        if part.get_content_type() != kind:
            continue
        payload = part.get_payload()
        blocks = [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []
        if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
            yield from _unpacked("".join(str(block.get_payload()) for block in blocks) or str(payload))
        elif blocks:
            yield from blocks
        else:
            yield from _groups(bytes(part.get_payload(decode=True) or b""))


def _unpacked(packed: str) -> Iterator[Message]:
    """Some gateways pack the fields, which RFC 2046 does not allow, and Python does not unpack then."""
    with suppress(ValueError):
        yield from _groups(b64decode(packed))


def _groups(text: bytes) -> Iterator[Message]:
    for group in re.split(rb"\r?\n\r?\n", text):
        yield message_from_bytes(group.strip() + b"\r\n\r\n")


def _texts(message: Message) -> Iterable[str]:
    for part in message.walk():
        if part.get_content_maintype() == "text":
            yield bytes(part.get_payload(decode=True) or b"").decode(errors="replace")


def _one_line(block: Message) -> str:
    return " ".join(str(block.get("Diagnostic-Code", "")).split())[:500]

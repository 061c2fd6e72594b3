"""What a mail server's answer, or a delivery report, means for a mailbox (RFC 5321, 4.2; RFC 3463)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from smtplib import SMTPRecipientsRefused, SMTPResponseException

_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
PERMANENT = 500
# No such mailbox, domain, or address: bad syntax, moved without a new one, a domain without mail, and the like; and a
# mailbox that was closed.
_NO_SUCH = ("5.1.", "5.2.1", "5.4.4", "5.7.27")
# The mailbox is there, and can take nothing: full, or the mail is too large for it.
_FULL = ("5.2.2", "5.2.3", "5.3.4", "4.2.2")


class Meaning(StrEnum):
    """For the mailbox: it does not exist; it took no mail this time; nothing at all."""

    HARD = "hard"
    SOFT = "soft"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Reply:
    """What a server said: its code, and its words, in which an enhanced status may stand first."""

    code: int
    words: str

    @property
    def is_taken(self) -> bool:
        return 200 <= self.code < 300

    @property
    def is_final(self) -> bool:
        """It will not take this mail, however often it is asked."""
        return self.code >= PERMANENT

    @property
    def status(self) -> str:
        """The enhanced status, such as ``5.1.1``; of its class alone where it names none."""
        found = _ENHANCED.search(self.words)
        return found[0] if found else f"{str(self.code)[:1]}.0.0"

    @property
    def is_throttling(self) -> bool:
        """The receiver asks for less: 421, or a policy that is for now (4.7.x)."""
        return self.code == 421 or (self.code < PERMANENT and self.status.startswith("4.7."))


def reply_in(error: Exception) -> Reply:
    """What a server said, as smtplib raises it; “not now” for any other error."""
    code: int
    said: bytes | str
    if isinstance(error, SMTPRecipientsRefused) and error.recipients:
        code, said = next(iter(error.recipients.values()))
    elif isinstance(error, SMTPResponseException):
        code, said = error.smtp_code, error.smtp_error
    else:
        return Reply(451, "4.4.2")
    return Reply(code, said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said))


def meaning(status: str, words: str = "") -> Meaning:
    """Of a final failure with this status.

    What a policy refuses (5.7.x), or a content, says nothing about the mailbox. Without a status that says more, an
    answer to the recipient's address is about it.
    """
    if status.startswith(_FULL):
        return Meaning.SOFT
    if status.startswith(_NO_SUCH):
        return Meaning.HARD
    if status.startswith("4."):
        return Meaning.SOFT
    if status == "5.0.0":
        return (
            Meaning.NOTHING if re.search(r"spam|block|polic|reputation|black", words, re.IGNORECASE) else Meaning.HARD
        )
    return Meaning.NOTHING

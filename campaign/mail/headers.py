"""Headers of mails whose first line is never empty: some servers take such a one for spam, or the header for none.

Django folds values without room for the header's name, and Python then begins them on the second line.
"""

import re
from email.header import Header, decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr

from django.core.mail import EmailMultiAlternatives

_EMPTY_FIRST_LINE = re.compile(r"\A([!-9;-~]+:) ?\r?\n([ \t])")
# What an unbroken row of characters may have beside the name of a header in a line of 78.
_FITS = 60


class FilledFirstLines(Compat32):
    """Folds as Python does, but what can't be broken, such as a long address, stands beside the header's name.

    A line may have 998 characters (RFC 5322, 2.1.1).
    """

    def fold(self, name: str, value: str) -> str:
        return _EMPTY_FIRST_LINE.sub(r"\1\2", super().fold(name, value))

    def fold_binary(self, name: str, value: str) -> bytes:
        folded = super().fold_binary(name, value).decode("ascii", "surrogateescape")
        return _EMPTY_FIRST_LINE.sub(r"\1\2", folded).encode("ascii", "surrogateescape")


FILLED_FIRST_LINES = FilledFirstLines()


class MailMessage(EmailMultiAlternatives):
    def message(self) -> Message:
        message = super().message()
        message.policy = FILLED_FIRST_LINES
        message.replace_header("Subject", _words(str(self.subject), "Subject"))
        name = str(make_header(decode_header(parseaddr(str(self.from_email))[0])))  # as ``formataddr`` wrote it
        if not _plain(name):
            sender = _words(name, "From")
            sender.append(f"<{parseaddr(str(message['From']))[1]}>", "us-ascii")
            message.replace_header("From", sender)
        return message


def _plain(words: str) -> bool:
    """Whether it can stand as it is, and be folded between its words."""
    return words.isascii() and all(len(word) <= _FITS for word in words.split())


def _words(words: str, header: str) -> Header:
    """The words, folded with the header's name before them; encoded (RFC 2047) where they must be."""
    return Header(words, "us-ascii" if _plain(words) else "utf-8", header_name=header)

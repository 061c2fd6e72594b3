"""What a line of the log may say: nothing that tells who signed."""

import logging
import re

ADDRESS = re.compile(r"[^\s@<>()\[\]\"'=,;:]+@[^\s@<>()\[\]\"'=,;:]+\.[^\s@<>()\[\]\"'=,;:]+")


# What follows in an address that a mail carried opens somebody's page.
PERSONAL_LINK = re.compile(r"/(signature|endorsement)/(\w+)/[^\s/\"']{20,}")


# A partner's key; its first letters say what it is, so that any scanner of logs finds one.
PARTNER_KEY = re.compile(r"cmp_live_\w+")


class LogLineFormatter(logging.Formatter):
    """Strikes e-mail addresses, partners' keys and personal links out of messages and tracebacks.

    A database error quotes the row it refused; a mistyped personal link is a "not found".
    """

    def format(self, record: logging.LogRecord) -> str:
        line = ADDRESS.sub("[address]", super().format(record))
        line = PARTNER_KEY.sub("[key]", line)
        return PERSONAL_LINK.sub(r"/\1/\2/[link]", line)

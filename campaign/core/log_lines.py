"""What a line of the log may say: nothing that tells who signed."""

import json
import logging
import re
from datetime import UTC, datetime

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
        return without_personal_data(super().format(record))


class JsonLineFormatter(logging.Formatter):
    """One JSON object a line (time, level, logger, request, message, and a traceback), as struck out."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "message": without_personal_data(record.getMessage()),
        }
        if record.exc_info:
            line["traceback"] = without_personal_data(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def without_personal_data(text: str) -> str:
    """The text with e-mail addresses, partners' keys and personal links struck out."""
    text = PARTNER_KEY.sub("[key]", ADDRESS.sub("[address]", text))
    return PERSONAL_LINK.sub(r"/\1/\2/[link]", text)

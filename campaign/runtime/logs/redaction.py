"""What a line of the log may say: nothing that tells who signed."""

import json
import logging
import re
from datetime import UTC, datetime

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError

# Anybody can send what raises these.
SENDERS_FAULT = (BadRequest, SuspiciousOperation, MultiPartParserError)

# What is between blanks and the marks that no address has: cut first, looked at piece by piece.
PIECE = re.compile(r"[^\s<>()\[\]\"'=,;:]+")

# What follows in an address that a mail carried opens somebody's page.
PERSONAL_LINK = re.compile(r"/(signature|endorsement)/(\w+)/[^\s/\"']{20,}")


# A partner's key; its first letters say what it is, so that any scanner of logs finds one.
PARTNER_KEY = re.compile(r"cmp_live_\w+")


class LogLineFormatter(logging.Formatter):
    """Strikes e-mail addresses, partners' keys and personal links out of messages and tracebacks.

    A database error quotes the row it refused; a mistyped personal link is a "not found".
    """

    def format(self, record: logging.LogRecord) -> str:
        return without_personal_data(super().format(_without_senders_fault(record)))


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
        if record.exc_info and _without_senders_fault(record).exc_info:
            line["traceback"] = without_personal_data(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def _without_senders_fault(record: logging.LogRecord) -> logging.LogRecord:
    """The record without its traceback where the request was wrong and not the code: a line is enough."""
    if not record.exc_info or not isinstance(record.exc_info[1], SENDERS_FAULT):
        return record
    return logging.makeLogRecord(vars(record) | {"exc_info": None, "exc_text": None})


def without_personal_data(text: str) -> str:
    """The text with e-mail addresses, partners' keys and personal links struck out, in time that grows with it."""
    if "@" in text or "%40" in text:
        text = PIECE.sub(_without_address, text)
    return PERSONAL_LINK.sub(r"/\1/\2/[link]", PARTNER_KEY.sub("[key]", text))


def _without_address(piece: re.Match[str]) -> str:
    """``[address]`` for a piece with a dot somewhere behind an ``@``, which may be written as in an URL."""
    first, *others = piece[0].replace("%40", "@").split("@")
    befores = (first, *others)
    is_address = any(before and "." in after[1:-1] for before, after in zip(befores, others, strict=False))
    return "[address]" if is_address else piece[0]

"""What a line of the log may say: nothing that tells who signed."""

import logging
import re

ADDRESS = re.compile(r"[^\s@<>()\[\]\"'=,;:]+@[^\s@<>()\[\]\"'=,;:]+\.[^\s@<>()\[\]\"'=,;:]+")


class LogLineFormatter(logging.Formatter):
    """Strikes e-mail addresses out of messages and tracebacks (a database error quotes the row it refused)."""

    def format(self, record: logging.LogRecord) -> str:
        return ADDRESS.sub("[address]", super().format(record))

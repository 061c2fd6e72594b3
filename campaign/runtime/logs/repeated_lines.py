"""One line a minute for each cause, with a count: refused posts and an outage do not fill the log."""

import logging
import threading
from collections.abc import Hashable
from copy import copy
from dataclasses import dataclass
from time import monotonic, time
from types import TracebackType

EVERY = 60
# Causes that are remembered; strangers can't make more of them, as what they send is no part of a cause.
MOST = 1000


@dataclass
class _Said:
    """When a cause was last told, the first record that was not, and how many were not."""

    at: float
    left_out: int = 0
    record: logging.LogRecord | None = None


class RepeatedLineFilter(logging.Filter):
    """Lets a warning or error through unless its cause was told within the last minute; then counts it.

    A minute later the count is told, whether the cause goes on or not; a record that is left out says so by its
    ``repeated``, for whoever reports records elsewhere. The cause is the logger, its words without
    what is filled in, the status of the answer, and the kind and place of the exception.
    """

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[Hashable, _Said] = {}
        self.lock = threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING or getattr(record, "tells_count", False):
            return True
        cause, now = _cause(record), monotonic()
        with self.lock:
            said = self.said.get(cause)
            if said is None or (now - said.at >= EVERY and not said.left_out):
                if len(self.said) >= MOST:
                    self.said = {key: one for key, one in self.said.items() if now - one.at < EVERY or one.left_out}
                self.said[cause] = _Said(now)
                return True
            record.repeated = True
            said.left_out += 1
            if said.left_out > 1:
                return False
            said.record = record
        self._tell_later(cause, max(0.0, EVERY - (now - said.at)))
        return False

    def _tell_later(self, cause: Hashable, seconds: float) -> None:
        timer = threading.Timer(seconds, self.tell, args=(cause,))
        timer.daemon = True
        timer.start()

    def tell(self, cause: Hashable) -> None:
        """Write how many lines were left out, and begin to count again."""
        with self.lock:
            said = self.said.pop(cause, None)
            if said is None or said.record is None:
                return
            self.said[cause] = _Said(monotonic())
        record = copy(said.record)
        record.msg = "%d more like this within a minute: " + str(record.msg)
        record.args = (said.left_out, *(record.args if isinstance(record.args, tuple) else (record.args,)))
        record.exc_info = record.exc_text = record.stack_info = None
        record.tells_count, record.repeated = True, False
        record.created = time()  # or it would seem a minute old among the lines around it
        record.msecs = record.created % 1 * 1000
        logging.getLogger(record.name).handle(record)


def _cause(record: logging.LogRecord) -> Hashable:
    status = getattr(record, "status_code", None)
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    if error is None:
        return record.name, record.levelno, _words(record), status
    return record.name, record.levelno, status, type(error), _place(error.__traceback__)


def _words(record: logging.LogRecord) -> str:
    """The words without what is filled in; where somebody filled it in beforehand, they are all that there is."""
    return str(record.msg)[:200]


def _place(traceback: TracebackType | None) -> tuple[str, int] | None:
    """Where the exception was raised."""
    if traceback is None:
        return None
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    return traceback.tb_frame.f_code.co_filename, traceback.tb_lineno

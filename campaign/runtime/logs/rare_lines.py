"""Log lines whose cause lasts: said once a minute in each process, not with each request."""

import logging
import time

EVERY = 60


class RareLine:
    """One kind of line. ``say`` writes it unless it wrote one within the last minute."""

    def __init__(self, logger: logging.Logger, level: int = logging.ERROR) -> None:
        self.logger, self.level = logger, level
        self.said_at: float | None = None

    def say(self, message: str, *args: object, exc_info: BaseException | None = None) -> None:
        now = time.monotonic()
        if self.said_at is None or now - self.said_at >= EVERY:
            self.said_at = now
            self.logger.log(self.level, message, *args, exc_info=exc_info)

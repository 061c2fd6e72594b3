"""What is wrong with the site, in words. Apps register checks; ``manage.py doctor`` and an admin page run them."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

logger = logging.getLogger("campaign.operating")


class Level(StrEnum):
    """How bad it is: ``broken`` loses or stops something now, ``worth_a_look`` may do so one day."""

    FINE = "fine"
    WORTH_A_LOOK = "worth a look"
    BROKEN = "broken"


@dataclass(frozen=True)
class Finding:
    """One line of the report: what was looked at (always in English), what was seen, and what helps."""

    subject: str
    level: Level
    words: str


_checks: list[Callable[[], Finding]] = []


def check(look: Callable[[], Finding]) -> Callable[[], Finding]:
    """Register a check; it may raise, which is a finding of its own."""
    _checks.append(look)
    return look


def examine() -> Iterator[Finding]:
    """Run every check, in the order in which they were registered."""
    for look in _checks:
        try:
            yield look()
        except Exception as error:
            logger.exception("The check %s failed.", look.__name__)
            subject = look.__name__.replace("_", " ")
            words = _("The check itself failed: %(error)s. The log has the rest.")
            yield Finding(subject, Level.BROKEN, words % {"error": type(error).__name__})


def fine(subject: str, words: str) -> Finding:
    return Finding(subject, Level.FINE, words)


def worth_a_look(subject: str, words: str) -> Finding:
    return Finding(subject, Level.WORTH_A_LOOK, words)


def broken(subject: str, words: str) -> Finding:
    return Finding(subject, Level.BROKEN, words)

"""What is known of the mail server: whether it takes mail, and which mails were put off while it did not.

A server that takes no mail is asked again every few seconds with one mail, whatever the waits of the mails
themselves are. Once it takes one, all that this process put off meanwhile are due at once.
"""

import logging
from collections import defaultdict
from datetime import datetime

from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

logger = logging.getLogger("campaign.mail")

# Seconds between two tries of a server that takes no mail.
PROBE_EVERY = 3
# For this long after its last failure, a server is tried with one mail at a time.
_SUSPECTED_FOR = 600
_MOST_REMEMBERED = 10_000
_RESTS, _SUSPECTED = "mail-server-rests", "mail-server-suspected"
# By outbox: the mails that were put off, and until when. Of this process alone, which mostly is the only one.
_put_off: defaultdict[str, dict[int, datetime]] = defaultdict(dict)


def rest(*, suspected_anew: bool = True) -> None:
    """It takes no mail: let it be for a few seconds, then try it with one."""
    cache.set(_RESTS, 1, timeout=PROBE_EVERY)
    if suspected_anew:
        cache.set(_SUSPECTED, 1, timeout=_SUSPECTED_FOR)


def rests() -> bool:
    return bool(cache.get(_RESTS))


def is_suspected() -> bool:
    return bool(cache.get(_SUSPECTED))


def took_mail() -> None:
    cache.delete_many([_RESTS, _SUSPECTED])


def remember(outbox: str, pk: int, until: datetime) -> None:
    """A mail was put off for its own reasons, as it seems."""
    if len(_put_off[outbox]) < _MOST_REMEMBERED:
        _put_off[outbox][pk] = until


def remembered(outbox: str) -> list[tuple[int, datetime]]:
    """The mails that were put off, the one that is due first before all."""
    return sorted(_put_off[outbox].items(), key=lambda entry: entry[1])


def forget(outbox: str, pk: int | None = None) -> None:
    """One mail, or all of the outbox."""
    if pk is None:
        _put_off[outbox].clear()
    else:
        _put_off[outbox].pop(pk, None)


def opened(connection: BaseEmailBackend) -> bool:
    try:
        connection.open()
        if isinstance(connection, SmtpBackend) and connection.connection:
            connection.connection.ehlo_or_helo_if_needed()  # what it offers; without a login Django does not ask
    except OSError as error:  # refused, timed out, or one of smtplib's errors
        logger.warning("The mail server can't be used (%s).", type(error).__name__)
        return False
    return True


def reopened(connection: BaseEmailBackend) -> bool:
    closed(connection)
    return opened(connection)


def closed(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        logger.info("The mail server hung up first.")

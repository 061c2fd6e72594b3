"""Signed, expiring links that let the owner of an address act on one row, without an account and without a cookie."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, StrEnum
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac
from wagtail.models import Page

from campaign.core.languages.site_pages import current_site
from campaign.runtime.cache.request_memory import remembered

# Not Django's usual colon: mail programs find the end of such an address.
_SEPARATOR = "."


class Reason(Enum):
    BROKEN = "broken"
    EXPIRED = "expired"
    ERASED = "erased"


class DeadLinkError(Exception):
    """The link opens nothing. ``reason``: broken on its way, expired, or what it opened is gone."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Mailbox(Protocol):
    """A row that belongs to the owner of an address."""

    pk: int
    canonical_email: str


@dataclass(frozen=True)
class Named:
    """What a good token names: a row's number, and its mailbox by a keyed hash; ``made_at`` as the token has it."""

    pk: int
    mailbox: str
    salt: str
    made_at: str

    def is_of(self, canonical_email: str) -> bool:
        """True also for one that was made with an earlier key, as the signer takes those too."""
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        return any(
            constant_time_compare(self.mailbox, fingerprint(canonical_email, salt=self.salt, key=key)) for key in keys
        )

    def open(self, row: Mailbox) -> None:
        """Let the links that are made for this instance die with this one: no page renews the link that opened it.

        Who was once forwarded a link must not keep it alive by coming back.
        """
        row.opened_by_link_of = self.made_at


@dataclass(frozen=True)
class SignedLinks:
    """Tokens for the rows of one model. ``lifetimes`` says for each purpose how long; None is for ever.

    A token made for one purpose opens nothing else.
    """

    salt: str
    lifetimes: Mapping[StrEnum, timedelta | None]

    def token(self, row: Mailbox, purpose: StrEnum) -> str:
        """Names the row and its mailbox by a keyed hash: no personal data, and dead when the data are erased."""
        signer = self._signer(purpose, made_at=getattr(row, "opened_by_link_of", ""))
        return signer.sign(f"{row.pk}-{fingerprint(row.canonical_email, salt=self.salt)}")

    def read(self, token: str, purpose: StrEnum) -> Named:
        """What the token names; the caller looks for the row. Raises DeadLinkError."""
        try:
            named = self._signer(purpose).unsign(token, max_age=self.lifetimes[purpose])
        except signing.SignatureExpired as error:
            raise DeadLinkError(Reason.EXPIRED) from error
        except signing.BadSignature as error:
            raise DeadLinkError(Reason.BROKEN) from error
        pk, _dash, mailbox = named.partition("-")
        made_at = token.rsplit(_SEPARATOR, 2)[1]
        return Named(pk=int(pk), mailbox=mailbox, salt=self.salt, made_at=made_at)

    def _signer(self, purpose: StrEnum, *, made_at: str = "") -> signing.TimestampSigner:
        return _Signer(salt=f"{self.salt}.{purpose}", made_at=made_at)


class _Signer(signing.TimestampSigner):
    """``made_at``: the time to sign in place of now, in Django's spelling."""

    def __init__(self, *, salt: str, made_at: str) -> None:
        super().__init__(sep=_SEPARATOR, salt=salt)
        self.made_at = made_at

    def timestamp(self) -> str:
        return self.made_at or super().timestamp()


def fingerprint(canonical_email: str, *, salt: str, key: str | None = None) -> str:
    """The first 64 bits of a keyed hash of the mailbox (HMAC-SHA256), in hexadecimal."""
    return salted_hmac(salt, canonical_email, secret=key, algorithm="sha256").hexdigest()[:16]


def site_address(page: Page | None) -> str:
    """Where the public reaches the page's site.

    Wagtail's own record of a site does not know of TLS at a proxy, SITE_URL does.
    """
    main = settings.SITE_URL.rstrip("/")
    root = (page.get_url_parts() if page is not None and page.path else None) or (None, main, "/")
    host = urlsplit(root[1] or main).hostname
    return main if host in ("localhost", urlsplit(main).hostname) else root[1]


def here_absolute(path: str) -> str:
    """The path on the site that was asked, with scheme and host."""
    return remembered("address of the asked site", _asked_address) + path


def _asked_address() -> str:
    site = current_site()
    return site_address(site.root_page if site else None)


def page_address(page: Page | None) -> str:
    """The page's absolute address; the site's where the page is on none."""
    parts = page.get_url_parts() if page is not None and page.path else None
    return site_address(page) + (parts[2] if parts and parts[2] else "/")

"""Links that let the owner of an address act on a signature, without an account and without a cookie."""

from datetime import timedelta
from enum import Enum, StrEnum
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from petition.models import PetitionPage, Signature

DAYS = 30


class Purpose(StrEnum):
    """What a link is for; one made for one purpose opens nothing else."""

    CONFIRM = "confirm"
    MANAGE = "manage"
    UNSUBSCRIBE = "unsubscribe"


# Stopping mails works from the oldest mail, so that link never expires.
_LIFETIME = {
    Purpose.CONFIRM: timedelta(days=DAYS),
    Purpose.MANAGE: timedelta(days=DAYS),
    Purpose.UNSUBSCRIBE: None,
}


class Reason(Enum):
    BROKEN = "broken"
    EXPIRED = "expired"
    ERASED = "erased"


class DeadLinkError(Exception):
    """The link opens nothing. ``reason``: broken on its way, expired, or its signature's data are gone."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def token(signature: Signature, purpose: Purpose) -> str:
    """Names the signature and its mailbox by a keyed hash: no personal data, and dead when the data are erased."""
    return _signer(purpose).sign(f"{signature.pk}-{fingerprint(signature.canonical_email)}")


def read(token: str, purpose: Purpose) -> Signature:
    """The signature that the token opens. Raises DeadLinkError."""
    try:
        named = _signer(purpose).unsign(token, max_age=_LIFETIME[purpose])
    except signing.SignatureExpired as error:
        raise DeadLinkError(Reason.EXPIRED) from error
    except signing.BadSignature as error:
        raise DeadLinkError(Reason.BROKEN) from error
    pk, _dash, mailbox = named.partition("-")
    signature = Signature.objects.select_related("petition", "consent_text").filter(pk=pk).first()
    if signature is None or not _is_fingerprint(mailbox, of=signature.canonical_email):
        raise DeadLinkError(Reason.ERASED)
    return signature


def fingerprint(canonical_email: str, *, key: str | None = None) -> str:
    """The first 64 bits of a keyed hash of the mailbox (HMAC-SHA256), in hexadecimal."""
    return salted_hmac("petition.links", canonical_email, secret=key, algorithm="sha256").hexdigest()[:16]


def link(signature: Signature, purpose: Purpose) -> str:
    """The absolute address, on the petition's own site."""
    return site_address(signature.petition) + link_path(signature, purpose)


def link_path(signature: Signature, purpose: Purpose) -> str:
    """The address on this site."""
    return reverse(f"signer:{purpose}", args=[token(signature, purpose)])


def petition_link(petition: PetitionPage) -> str:
    """The petition's absolute address; the site's where the petition is on none."""
    parts = petition.get_url_parts() if petition.path else None
    return site_address(petition) + (parts[2] if parts and parts[2] else "/")


def site_address(petition: PetitionPage) -> str:
    """Where the public reaches the petition's site.

    Wagtail's own record of a site does not know of TLS at a proxy, SITE_URL does.
    """
    main = settings.SITE_URL.rstrip("/")
    root = (petition.get_url_parts() if petition.path else None) or (None, main, "/")
    host = urlsplit(root[1] or main).hostname
    return main if host in ("localhost", urlsplit(main).hostname) else root[1]


def _signer(purpose: Purpose) -> signing.TimestampSigner:
    # A full stop, not the usual colon: mail programs find the end of such an address.
    return signing.TimestampSigner(sep=".", salt=f"petition.links.{purpose}")


def _is_fingerprint(mailbox: str, *, of: str) -> bool:
    """True also for one that was made with an earlier key, as the signer takes those too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(mailbox, fingerprint(of, key=key)) for key in keys)

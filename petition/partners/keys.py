"""Partners' keys: made, recognised, revoked. The key itself is shown once and never stored.

``cmp_live_`` + 32 characters of base 62 (190 random bits) + 6 characters of a checksum, so that scanners of
leaked secrets recognise one, and a mistyped one costs no query. SHA-256 is enough for a key of that entropy: there
is no dictionary to try.
"""

import secrets
import string
import zlib
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from petition.models import Partner, PartnerKey

PREFIX = "cmp_live_"
ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
RANDOM, CHECK = 32, 6
KEY_MADE, KEY_REVOKED = "petition.partner_key_made", "petition.partner_key_revoked"


@sensitive_variables("key")
def make_key(
    *,
    partner: Partner,
    by: User | None,
    expires_at: datetime | None = None,
    note: str = "",
    older_end_in: timedelta | None = None,
) -> str:
    """Make a key for the partner and return it: this is the only time that it is known.

    ``older_end_in`` rotates: the partner's other keys stop working after that time, if not sooner.
    """
    random = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    key = f"{PREFIX}{random}{_checksum(random)}"
    with transaction.atomic():
        if older_end_in is not None:
            end = timezone.now() + older_end_in
            working(partner).filter(Q(expires_at=None) | Q(expires_at__gt=end)).update(expires_at=end)
        made = PartnerKey.objects.create(
            partner=partner, digest=_digest(key), ending=key[-4:], note=note, expires_at=expires_at, created_by=by
        )
        log(partner, KEY_MADE, user=by, data={"key": str(made)})
    return key


def revoke(key: PartnerKey, *, by: User) -> bool:
    """Stop a key at once; False where it was revoked before."""
    with transaction.atomic():
        revoked = PartnerKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())
        if revoked:
            log(key.partner, KEY_REVOKED, user=by, data={"key": str(key)})
    return bool(revoked)


def working(partner: Partner):  # noqa: ANN201 - a queryset of keys
    """The partner's keys that are neither revoked nor expired."""
    return partner.keys.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()), revoked_at=None)


@sensitive_variables("key", "random", "check", "digest")
def recognised(key: str) -> PartnerKey | None:
    """The working key with its partner; None for one that was never made, is mistyped, revoked or expired."""
    random, check = key[len(PREFIX) : -CHECK], key[-CHECK:]
    if len(key) != len(PREFIX) + RANDOM + CHECK or not key.startswith(PREFIX) or not key.isascii():
        return None
    if not compare_digest(check, _checksum(random)):
        return None
    digest = _digest(key)
    found = PartnerKey.objects.filter(digest=digest).select_related("partner").first()
    if found is None or not compare_digest(found.digest, digest) or not found.works:
        return None
    return found


@sensitive_variables("key")
def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()


@sensitive_variables("random")
def _checksum(random: str) -> str:
    number, letters = zlib.crc32(random.encode()), ""
    for _ in range(CHECK):
        number, place = divmod(number, len(ALPHABET))
        letters = ALPHABET[place] + letters
    return letters

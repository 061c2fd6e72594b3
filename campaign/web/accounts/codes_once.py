"""A code of an authenticator app is taken once (RFC 6238, 5.2), by whichever process, with or without a cache.

The sign-in library remembers a code in the cache, and for 30 seconds, while it takes one for up to 90.
"""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.dispatch import receiver
from django.http import HttpRequest

_STEP = "last_step"


def take_each_code_once() -> None:
    """Let the library ask here whether a right code was used; it has no setting for that."""
    TOTP._mark_code_used = _mark_code_used


def _mark_code_used(totp: TOTP, code: str) -> bool:
    """Note the code's step of 30 seconds with its app; False where this one or a later one was taken before."""
    data = totp.instance.data
    secret, code = decrypt(data["secret"]), normalize_user_code(code)
    taken = data.get(_STEP, -1)
    for step in yield_hotp_counters_from_time():
        if step > taken and format_hotp_value(hotp_value(secret, step)) == code:
            unchanged = Authenticator.objects.filter(pk=totp.instance.pk, data=data)
            return bool(unchanged.update(data=data | {_STEP: step}))
    return False


@receiver(authenticator_added)
def _set_up(request: HttpRequest, authenticator: Authenticator, **_facts: Any) -> None:
    """The code by which the app was set up signs nobody in after it."""
    if authenticator.type == Authenticator.Type.TOTP:
        _mark_code_used(authenticator.wrap(), request.POST.get("code", ""))

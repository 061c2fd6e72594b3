"""What the sign-in library is told about this site."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from campaign.runtime.crypto.secrets import decrypted, encrypted, reencrypted
from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.web.accounts import guessing

_PURPOSE = "second step"
# What allauth encrypts in an authenticator's data.
_ENCRYPTED = ("secret", "seed")


class AccountAdapter(DefaultAccountAdapter):
    """Nobody makes an account of their own; guesses are counted by the network that trusted proxies report."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return guessing.network(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        try:
            guessing.check_guess(login=credentials.get("email") or credentials.get("username", ""), request=request)
        except RateLimitError as error:
            raise self.validation_error("too_many_login_attempts") from error
        super().pre_authenticate(request, **credentials)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:
        """One account as guessed at from one network: guesses from elsewhere do not use up its owner's."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{guessing.network(request)}"

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Who signed in a moment ago need not do so again to set up the second step."""
        return super().is_reauthentication_required(app=app) and not self._signed_in_lately()

    def _signed_in_lately(self) -> bool:
        records = get_authentication_records(self.request, self.request.user)
        return any(time.time() - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return settings.LOGIN_REDIRECT_URL


class SecondStepAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps encrypted, so that a stolen copy of the database signs nobody in."""

    def encrypt(self, text: str) -> str:
        return encrypted(text, purpose=_PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypted(encrypted_text, purpose=_PURPOSE)

    def get_totp_label(self, user: User) -> str:
        return user.get_username()


def reencrypt_second_steps() -> None:
    """Encrypt under the present SECRET_KEY what an earlier one did, which can then be taken away."""
    for row in Authenticator.objects.all():
        data = {
            name: reencrypted(value, purpose=_PURPOSE) if name in _ENCRYPTED else value
            for name, value in row.data.items()
        }
        if data != row.data:
            Authenticator.objects.filter(pk=row.pk, data=row.data).update(data=data)

"""The link of an invitation: Django's token for a new password, which lives for days, not for hours."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.encoding import force_bytes
from django.utils.http import base36_to_int, urlsafe_base64_encode

LIFETIME = timedelta(days=3)


class InvitationTokens(PasswordResetTokenGenerator):
    """Dead when the account has a password, signs in, or changes its address; opens nothing but the first password."""

    key_salt = "campaign.invitations"

    def check_token(self, user: User | None, token: str | None) -> bool:
        if user is None or not token or user.has_usable_password():
            return False
        stamp, _dash, _hash = token.partition("-")
        try:
            made = base36_to_int(stamp)
        except ValueError:
            return False
        genuine = any(
            constant_time_compare(self._make_token_with_timestamp(user, made, secret), token)
            for secret in (self.secret, *self.secret_fallbacks)
        )
        return genuine and self._num_seconds(self._now()) - made <= LIFETIME.total_seconds()


tokens = InvitationTokens()


def path_of(user: User) -> str:
    """Where the account's first password is set."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("accept_invitation", args=[uid, tokens.make_token(user)])

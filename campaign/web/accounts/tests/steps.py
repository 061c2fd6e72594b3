"""What somebody who signs in does."""

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

PASSWORD = "correct horse battery staple"
SIGN_IN = "/admin/login/"


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def sign_in(client: Client, login="ana", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": login, "password": password, **more})

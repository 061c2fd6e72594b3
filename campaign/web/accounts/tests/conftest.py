"""An editor with a password and, where it is asked for, a second step."""

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
)
from django.contrib.auth import get_user_model
from django.core.cache import cache

from campaign.web.accounts.tests.steps import PASSWORD


@pytest.fixture(autouse=True)
def two_steps_asked(settings):
    settings.REQUIRE_SECOND_STEP = True
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("ana", "ana@example.org", PASSWORD)


@pytest.fixture
def secret(editor) -> str:
    secret = generate_totp_secret()
    TOTP.activate(editor, secret)
    return secret

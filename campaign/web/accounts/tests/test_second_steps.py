"""A second step is kept secret, outlives a key, and is taken away by those who may alone."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from campaign.admin.tests.rights import ADMINISTRATORS, EDITORS, member_of
from campaign.web.accounts.adapters import reencrypt_second_steps
from campaign.web.accounts.tests.steps import PASSWORD, code_of, sign_in

pytestmark = pytest.mark.django_db


def test_the_secret_is_not_readable_in_the_database(editor, secret):
    stored = Authenticator.objects.get(user=editor, type=Authenticator.Type.TOTP)

    assert secret not in str(stored.data)


def test_apps_and_recovery_codes_outlive_a_new_key_of_the_site(editor, secret, settings):
    code = RecoveryCodes.activate(editor).get_unused_codes()[0]
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key of the site"
    reencrypt_second_steps()
    settings.SECRET_KEY_FALLBACKS = []

    for entered in (code_of(secret), code):
        client = Client()
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": entered})
        assert client.get("/admin/").status_code == 200


def test_an_administrator_removes_the_step_of_who_lost_the_phone(client, editor, secret, settings):
    settings.REQUIRE_SECOND_STEP = False
    administrator = get_user_model().objects.create_superuser("root", "", PASSWORD)
    client.force_login(administrator)
    address = reverse("forget_second_step", args=[editor.pk])

    assert "Remove a second step" in client.get(address).content.decode()
    assert Authenticator.objects.filter(user=editor).exists(), "reading the question changes nothing"
    client.post(address)

    assert not Authenticator.objects.filter(user=editor).exists()


def test_who_may_not_change_users_removes_nobodys_step(client, editor, secret, settings):
    settings.REQUIRE_SECOND_STEP = False
    colleague = get_user_model().objects.create_user("ben", "", PASSWORD, is_staff=True)
    client.force_login(colleague)

    client.post(reverse("forget_second_step", args=[editor.pk]))

    assert Authenticator.objects.filter(user=editor).exists()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/two-factor/",
        "/admin/two-factor/recovery-codes/",
        "/admin/two-factor/recovery-codes/generate/",
        "/admin/two-factor/totp/deactivate/",
    ],
)
@pytest.mark.parametrize("asked", [True, False])
def test_a_session_that_has_not_passed_changes_nothing_about_the_step(client, editor, secret, settings, address, asked):
    settings.REQUIRE_SECOND_STEP = asked
    client.force_login(editor)

    for answer in (client.get(address), client.post(address)):
        assert answer.headers["Location"].startswith(reverse("mfa_reauthenticate"))
    assert Authenticator.objects.filter(user=editor).count() == 1


def test_an_administrators_session_that_has_not_passed_removes_nobodys_step(client, editor, secret):
    client.force_login(editor)

    client.post(reverse("forget_second_step", args=[editor.pk]))

    assert Authenticator.objects.filter(user=editor).exists()


def test_who_looks_after_accounts_lets_a_colleague_in_again_with_a_record(client, settings, home):
    settings.REQUIRE_SECOND_STEP = False
    users = get_user_model()
    colleague, keeper = member_of(EDITORS, users), member_of(ADMINISTRATORS, users)
    TOTP.activate(colleague, generate_totp_secret())
    client.force_login(keeper)
    address = reverse("forget_second_step", args=[colleague.pk])
    assert address in client.get(reverse("wagtailusers_users:index")).content.decode()

    client.post(address)

    assert not Authenticator.objects.filter(user=colleague).exists()
    entry = ModelLogEntry.objects.get(action="campaign.forget_second_step")
    assert (entry.object_id, entry.user) == (str(colleague.pk), keeper)

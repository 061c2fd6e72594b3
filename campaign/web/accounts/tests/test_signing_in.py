"""Editors sign in: two steps where the site asks for them, and no way round either."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaign.web.accounts.tests.steps import SIGN_IN, code_of, sign_in

pytestmark = pytest.mark.django_db


def test_who_has_no_second_step_is_led_to_setting_it_up(client, editor):
    sign_in(client)

    assert client.get("/admin/").headers["Location"] == reverse("mfa_activate_totp")
    page = client.get(reverse("mfa_activate_totp"))
    assert "authenticator app" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_setting_it_up_opens_the_admin_and_shows_recovery_codes(client, editor):
    sign_in(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    code = code_of(secret)
    answer = client.post(reverse("mfa_activate_totp"), {"code": code}, follow=True)

    assert "recovery codes" in answer.content.decode()
    assert client.get("/admin/").status_code == 200
    other = Client()
    sign_in(other)
    assert "Incorrect code." in other.post(reverse("mfa_authenticate"), {"code": code}).content.decode()


def test_the_password_alone_signs_nobody_in(client, secret):
    answer = sign_in(client)

    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert client.get("/admin/").headers["Location"].startswith(SIGN_IN)


def test_the_code_of_the_app_signs_in(client, secret):
    sign_in(client)

    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert client.get("/admin/").status_code == 200


def test_a_code_signs_in_once_as_long_as_it_is_taken(client, secret, time_machine):
    time_machine.move_to("2030-01-01T12:00:00Z", tick=False)
    next_code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[-1]))
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": next_code})
    assert client.get("/admin/").status_code == 200

    time_machine.move_to("2030-01-01T12:00:45Z", tick=False)
    cache.clear()  # as in another process without a shared one
    thief = Client()
    sign_in(thief)
    answer = thief.post(reverse("mfa_authenticate"), {"code": next_code})

    assert "Incorrect code." in answer.content.decode()
    assert thief.get("/admin/").status_code == 302


def test_of_two_that_come_at_once_with_one_code_one_is_taken(editor, secret):
    code = code_of(secret)
    first, second = (Authenticator.objects.get(user=editor).wrap() for _process in range(2))

    assert [first.validate_code(code), second.validate_code(code)] == [True, False]


def test_while_the_cache_is_down_who_is_signed_in_goes_on(client, editor, settings, unreachable_cache):
    settings.REQUIRE_SECOND_STEP = False
    client.force_login(editor)

    assert [client.get(address).status_code for address in ("/admin/", "/admin/signatures/")] == [200, 200]


def test_a_wrong_code_is_told_beside_the_field(client, secret):
    sign_in(client)

    answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert "Incorrect code." in answer.content.decode()
    assert client.get("/admin/").status_code == 302


def test_a_recovery_code_signs_in_once(client, editor, secret):
    code = RecoveryCodes.activate(editor).get_unused_codes()[0]
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.get("/admin/").status_code == 200

    other = Client()
    sign_in(other)
    other.post(reverse("mfa_authenticate"), {"code": code})
    assert other.get("/admin/").status_code == 302


def test_a_session_from_elsewhere_must_pass_the_second_step(client, editor, secret):
    client.force_login(editor)

    answer = client.get("/admin/pages/")

    assert answer.headers["Location"] == f"{reverse('mfa_reauthenticate')}?next=/admin/pages/"


def test_the_mail_address_does_as_a_name(client, editor, settings):
    settings.REQUIRE_SECOND_STEP = False

    assert sign_in(client, login="ana@example.org").headers["Location"] == "/admin/"


def test_signing_in_leads_to_the_page_that_was_asked_for_and_never_to_another_site(client, editor, settings):
    settings.REQUIRE_SECOND_STEP = False

    assert sign_in(client, next="/admin/pages/").headers["Location"] == "/admin/pages/"
    assert sign_in(Client(), next="https://evil.example/").headers["Location"] == "/admin/"


def test_a_session_ends_after_twelve_hours_however_much_it_is_used(client, editor, settings, time_machine):
    settings.REQUIRE_SECOND_STEP = False
    now = timezone.now()
    time_machine.move_to(now)
    sign_in(client)
    for hours in (4, 8, 11):
        time_machine.move_to(now + timedelta(hours=hours))
        client.session.save()
        assert client.get("/admin/").status_code == 200

    time_machine.move_to(now + timedelta(hours=13))

    assert client.get("/admin/").headers["Location"] == f"{SIGN_IN}?next=/admin/"
    assert "_auth_user_id" not in client.session


def test_each_sign_in_and_each_failure_is_logged_without_an_address(client, editor, secret, caplog):
    with caplog.at_level("INFO", "campaign.accounts"):
        sign_in(client, login="ana@example.org", password="wrong")
        sign_in(client, login="nobody@example.org", password="wrong")
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    said = [record.getMessage().split(" from ")[0] for record in caplog.records if record.name == "campaign.accounts"]
    account = f"account {editor.pk}"
    assert said == [
        f"Sign-in refused: {account}, wrong password",
        "Sign-in refused: no such account, wrong password",
        f"Sign-in refused: {account}, wrong code (totp)",
        f"Signed in: {account}",
    ]
    assert "example.org" not in caplog.text


def test_nobody_makes_an_account(client):
    assert client.get("/admin/signup/").status_code in (302, 404)
    assert "signup" not in client.get(SIGN_IN).content.decode().lower()

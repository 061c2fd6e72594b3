"""Editors sign in: two steps where the site asks for them, and no way round either."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaign.core.accounts import guessing
from campaign.core.accounts.adapters import seal_second_steps_anew
from campaign.core.rate_limits import Rate

PASSWORD = "correct horse battery staple"
SIGN_IN = "/admin/login/"

pytestmark = pytest.mark.django_db


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


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def sign_in(client: Client, login="ana", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": login, "password": password, **more})


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


def test_while_the_cache_is_down_nobody_guesses_and_editors_are_told(client, editor, unreachable_cache):
    client.raise_request_exception = False

    answer = sign_in(client)

    assert answer.status_code == 503
    assert "try again in a minute" in answer.content.decode()


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


def test_guessing_a_password_is_slowed_down(client, editor):
    for _guess in range(5):
        sign_in(client, password="wrong")

    answer = sign_in(client)

    assert "Too many failed login attempts" in answer.content.decode()
    assert client.get("/admin/").status_code == 302


def test_guesses_from_one_network_are_limited_whatever_address_the_visitor_claims(client):
    answers = [
        client.post(SIGN_IN, {"login": f"name{n}", "password": "x"}, headers={"X-Forwarded-For": f"203.0.113.{n}"})
        for n in range(31)
    ]

    assert answers[-1].status_code == 429


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


@pytest.fixture
def from_network(settings):
    """Clients of several networks, as a trusted proxy reports them."""
    settings.TRUSTED_PROXIES = ["127.0.0.1/32"]
    return lambda network: Client(headers={"X-Forwarded-For": network})


@pytest.fixture
def many_guess(from_network, monkeypatch):
    """More wrong guesses at Ana's password than an hour allows, each from another network."""

    def guess():
        monkeypatch.setattr(guessing, "BY_STRANGERS", Rate(burst=9, sustained=3))
        for number in range(4):
            sign_in(from_network(f"203.0.113.{number}"), password="wrong")

    return guess


def test_a_strangers_guesses_do_not_keep_the_editor_out(from_network, editor, settings):
    settings.REQUIRE_SECOND_STEP = False
    stranger = from_network("203.0.113.7")
    for _guess in range(6):
        sign_in(stranger, password="wrong")

    assert "Too many failed login attempts" in sign_in(stranger).content.decode()
    assert sign_in(from_network("198.51.100.1")).headers["Location"] == "/admin/"


def test_guesses_from_many_networks_are_limited_and_the_editors_own_network_is_not(
    from_network, many_guess, editor, settings
):
    settings.REQUIRE_SECOND_STEP = False
    sign_in(from_network("198.51.100.1"))

    many_guess()

    assert "Too many failed login attempts" in sign_in(from_network("192.0.2.9")).content.decode()
    assert sign_in(from_network("198.51.100.1")).headers["Location"] == "/admin/"


def test_a_new_password_lets_in_from_where_it_was_set_whatever_strangers_guess(
    from_network, many_guess, editor, settings, mailoutbox
):
    settings.REQUIRE_SECOND_STEP = False
    many_guess()
    away = from_network("192.0.2.9")
    away.post("/admin/password_reset/", {"email": editor.email})
    link = re.search(r"/admin/password_reset/confirm/\S+", mailoutbox[0].body)[0]
    form = away.get(link).headers["Location"]

    away.post(form, {"new_password1": "a quite new battery", "new_password2": "a quite new battery"})

    assert sign_in(away, password="a quite new battery").headers["Location"] == "/admin/"


def test_nobody_makes_an_account(client):
    assert client.get("/admin/signup/").status_code in (302, 404)
    assert "signup" not in client.get(SIGN_IN).content.decode().lower()


def test_the_secret_is_not_readable_in_the_database(editor, secret):
    stored = Authenticator.objects.get(user=editor, type=Authenticator.Type.TOTP)

    assert secret not in str(stored.data)


def test_apps_and_recovery_codes_outlive_a_new_key_of_the_site(editor, secret, settings):
    code = RecoveryCodes.activate(editor).get_unused_codes()[0]
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key of the site"
    seal_second_steps_anew()
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

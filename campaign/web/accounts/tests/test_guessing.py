"""Guesses at passwords are limited, and do not keep the editor out."""

import re

import pytest
from django.test import Client

from campaign.runtime.rate_limits.rate_limits import Rate
from campaign.web.accounts import guessing
from campaign.web.accounts.tests.steps import SIGN_IN, sign_in

pytestmark = pytest.mark.django_db


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


def test_while_the_cache_is_down_nobody_guesses_and_editors_are_told(client, editor, unreachable_cache):
    client.raise_request_exception = False

    answer = sign_in(client)

    assert answer.status_code == 503
    assert "try again in a minute" in answer.content.decode()


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

"""Stopping updates by the link in the mail, or by the mail program's own button."""

import pytest
from django.test import Client

from petition.mails import links
from petition.mails.links import Purpose
from petition.signing.withdrawing import erase
from petition.tests.signers import signed

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def ada(petition):
    return signed(petition, subscribe=True)


@pytest.fixture
def strict_client():
    """A mail provider's: no cookie, no token, checked as in production."""
    return Client(enforce_csrf_checks=True)


def page_of(signature):
    return links.link_path(signature, Purpose.UNSUBSCRIBE)


def gets_updates(signature):
    signature.refresh_from_db()
    return signature.subscribe


def test_s20_a_get_changes_nothing_and_shows_a_button(client, ada):
    page = client.get(page_of(ada))
    assert "Stop the updates" in page.content.decode()
    assert gets_updates(ada)


def test_s20_the_button_stops_updates_and_the_signature_stays(client, ada):
    assert "You get no updates" in client.post(page_of(ada)).content.decode()
    assert not gets_updates(ada)
    assert ada.counts
    assert "You get no updates" in client.get(page_of(ada)).content.decode()


@pytest.mark.parametrize(
    "origin", [{}, {"Origin": "null"}, {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}]
)
def test_s20_the_one_click_post_works_in_one_step_from_anywhere(strict_client, ada, origin):
    answer = strict_client.post(page_of(ada), ONE_CLICK, headers=origin)
    assert answer.status_code == 200
    assert not answer.cookies
    assert not gets_updates(ada)


def test_s20_the_one_click_post_may_come_as_a_plain_form_and_twice(strict_client, ada):
    for _time in range(2):
        answer = strict_client.post(
            page_of(ada), "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
        )
        assert answer.status_code == 200
    assert not gets_updates(ada)


def test_any_other_post_from_another_site_is_refused(strict_client, ada):
    for body in ({}, {"List-Unsubscribe": "Other"}, {"x": "One-Click"}):
        assert strict_client.post(page_of(ada), body, headers={"Origin": "https://evil.example"}).status_code == 403
    assert gets_updates(ada)


def test_one_click_for_erased_data_is_a_success_and_for_nonsense_is_not(strict_client, ada):
    address = page_of(ada)
    erase(signature=ada)
    assert strict_client.post(address, ONE_CLICK).status_code == 200
    assert strict_client.post("/signature/unsubscribe/nonsense/", ONE_CLICK).status_code == 404

"""Asking for a link by one's address, and what all pages behind links have in common."""

import logging

import pytest
from django.core import mail
from django.urls import reverse

from petition.mails import links
from petition.mails.links import Purpose
from petition.models import Signature
from petition.tests.mailing import deliver
from petition.tests.signers import asks_to_confirm, signed

ASK = "/signature/link/"


@pytest.fixture
def ada(petition):
    ada = signed(petition)
    deliver()
    mail.outbox.clear()
    return ada


def test_the_link_comes_by_mail_and_opens_the_page(client, ada):
    answer = client.post(ASK, {"email": "ADA@example.org"})
    assert (answer.status_code, answer["Location"]) == (303, "/signature/link/sent/")
    deliver()
    body = mail.outbox[0].body
    address = next(line for line in body.splitlines() if "/signature/manage/" in line)
    assert client.get(address.removeprefix("http://localhost")).status_code == 200


def test_the_answer_is_the_same_for_an_address_that_never_signed(client, ada):
    known, unknown = (client.post(ASK, {"email": address}) for address in ("ada@example.org", "bob@example.org"))
    for answer in (known, unknown):
        del answer.headers["X-Request-ID"]  # another one each time
    assert (known.status_code, known.headers, known.content) == (unknown.status_code, unknown.headers, unknown.content)
    deliver()
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]


def test_what_is_no_address_is_a_field_error(client, ada):
    answer = client.post(ASK, {"email": "ada"})
    assert answer.status_code == 422
    assert "Enter an e-mail address" in answer.content.decode()


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_too_many_are_refused_for_a_while_for_known_and_unknown_alike(client, ada, email):
    statuses = [client.post(ASK, {"email": email}).status_code for _try in range(3)]
    assert statuses == [303, 303, 429]
    answer = client.post(ASK, {"email": email})
    wait = int(answer["Retry-After"])
    said = f"{wait} seconds" if wait % 60 else f"{wait // 60} minute"
    assert f"try again in {said}" in answer.content.decode()
    assert client.post(ASK, {"email": "other@example.org"}).status_code == 303


def test_one_network_cannot_ask_for_many_addresses(client, db):
    statuses = [client.post(ASK, {"email": f"a{number}@example.org"}).status_code for number in range(7)]
    assert statuses == [303] * 5 + [429] * 2


def test_who_waits_for_confirmation_gets_that_mail(client, petition):
    ada = signed(asks_to_confirm(petition))
    Signature.objects.update(owed_mail="", mail_due_at=None)
    client.post(ASK, {"email": ada.email})
    assert Signature.objects.get().owed_mail == Signature.Mail.CONFIRM


@pytest.fixture
def pages(ada):
    """The address of every page behind a link, and of those around them."""
    paths = [links.link_path(ada, purpose) for purpose in Purpose]
    paths += [reverse(f"signer:{name}") for name in ("link", "link_sent", "erased")]
    return [*paths, "/signature/manage/nonsense/", links.link_path(ada, Purpose.MANAGE) + "download/"]


def test_no_page_is_kept_indexed_or_named_to_another_site_and_none_sets_a_cookie(client, pages):
    for address in pages:
        answer = client.get(address)
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert not answer.cookies
        assert "cookie" not in answer.get("Vary", "").lower()


def test_forms_of_these_pages_post_to_this_site_and_carry_no_inline_script(client, pages):
    for address in pages:
        words = client.get(address).content.decode()
        assert 'action="http' not in words
        assert "onclick" not in words
        assert "<script>" not in words


def test_an_address_with_a_working_link_is_not_written_to_the_log(client, ada, caplog):
    address = links.link_path(ada, Purpose.MANAGE)
    with caplog.at_level(logging.DEBUG):
        assert client.post(f"{address}correct/", {}).status_code == 422
        assert client.post(f"{address}erase/", {}, headers={"Origin": "https://evil.example"}).status_code == 403
        assert client.post(address).status_code == 405
    assert address.split("/")[3] not in caplog.text

"""S22: an address that was pasted with what nobody sees is taken, in each of Wagtail's own forms of accounts."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from campaign.tests.pressing import says
from campaign.web.accounts.tests.steps import PASSWORD, SIGN_IN

pytestmark = pytest.mark.django_db

PASTED = "\u200b\ufeffBo\u00ad@example．org\u202c "
CLEAN = "Bo@example.org"
NAMED = {"first_name": "Bo", "last_name": "Otter", "email": PASTED}


@pytest.fixture(autouse=True)
def one_step(settings):
    settings.REQUIRE_SECOND_STEP = False


def emails():
    return set(get_user_model().objects.values_list("email", flat=True))


def test_a_new_account(admin_client):
    said = NAMED | {"username": "bo", "password1": PASSWORD, "password2": PASSWORD}
    assert admin_client.post(reverse("wagtailusers_users:add"), said).status_code == 302
    assert CLEAN in emails()


def test_an_account_that_is_there(admin_client, editor):
    edited = reverse("wagtailusers_users:edit", args=[editor.pk])
    assert admin_client.post(edited, NAMED | {"username": "ana", "is_active": "on"}).status_code == 302
    assert CLEAN in emails()


def test_ones_own_account(client, editor):
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_account"))
    panels = [panel.get_form() for tab in page.context["panels_by_tab"].values() for panel in tab]
    kept = {field.html_name: field.value() or "" for form in panels for field in form}
    said = {f"name_email-{name}": value for name, value in NAMED.items()}
    client.post(reverse("wagtailadmin_account"), kept | said)
    editor.refresh_from_db()
    assert editor.email == CLEAN


def test_a_forgotten_password(client, editor, mailoutbox):
    client.post(reverse("wagtailadmin_password_reset"), {"email": "\u200bana@example.org\ufeff"})
    assert [message.to for message in mailoutbox] == [["ana@example.org"]]


def test_signing_in(client, editor):
    answer = client.post(SIGN_IN, {"login": "\u200bana@example.org\ufeff", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_link_in_a_text(admin_client):
    said = {"email-link-chooser-email_address": PASTED, "email-link-chooser-link_text": "Write"}
    answer = admin_client.post(reverse("wagtailadmin_choose_page_email_link"), said)
    assert answer.json()["result"]["url"] == f"mailto:{CLEAN}"


def test_what_is_no_address_is_refused_in_words(admin_client):
    said = NAMED | {"username": "bo", "email": "bo@", "password1": PASSWORD, "password2": PASSWORD}
    answer = admin_client.post(reverse("wagtailusers_users:add"), said)
    assert says(answer, "Enter an e-mail address such as name@example.org.")
    assert "bo@" not in emails()

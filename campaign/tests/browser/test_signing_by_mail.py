"""The whole way of a signer whose address must be confirmed, with a mail server that receives, and without scripts."""

from urllib.parse import urlsplit

import pytest

from petition.models import PetitionPage, Signature
from petition.tests.mailing import deliver
from petition.tests.signers import asks_to_confirm

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, locale="en-US", java_script_enabled=False)
    yield context.new_page()
    context.close()


def link_of(message, label):
    """Where the button with these words leads, on the test's own server."""
    html = message.get_body(("html",)).get_content()
    address = html.split(f">{label}</a>")[0].rpartition('href="')[2].partition('"')[0]
    return urlsplit(address).path


def test_sign_confirm_by_mail_and_withdraw(page, petition, smtp_server):
    asks_to_confirm(petition)
    page.goto("/petition/")
    page.get_by_label("Given name").fill("Ada")
    page.get_by_label("E-mail address").fill("ada@example.org")
    page.get_by_role("button", name="Sign the petition").click()
    page.wait_for_url("**/petition/thanks/**")

    assert deliver().sent == 1
    (mail,) = smtp_server.messages
    assert str(mail["To"]) == "ada@example.org"
    page.goto(link_of(mail, "Confirm my signature"))
    assert Signature.objects.get().state == Signature.State.PENDING
    page.get_by_role("button", name="Confirm my signature").click()
    page.wait_for_url("**/petition/thanks/?confirmed**")
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 1

    page.goto(link_of(mail, "See, correct, withdraw or erase your signature"))
    page.get_by_label("Family name").fill("Lovelace")
    page.get_by_role("button", name="Save the changes").click()
    page.get_by_text("Your changes are saved.").wait_for()
    page.get_by_role("button", name="Withdraw my signature").click()
    page.get_by_text("Your signature is withdrawn.").wait_for()
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 0
    page.get_by_role("button", name="Erase my data").click()
    page.get_by_role("button", name="Yes, erase my data").click()
    page.get_by_role("heading", name="Your data are removed").wait_for()
    assert Signature.objects.get().email == ""

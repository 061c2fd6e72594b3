"""A signer walks from the mail of thanks to “your signature is in”."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def logged(campaign_site, settings, tmp_path):
    """The petition, under which twelve have signed; their signatures are in its log."""
    from django.core.files.storage import storages

    from petition.models import PetitionPage
    from petition.tests.transparency.logs import KEY, sign_many
    from petition.transparency.writing import write_log

    settings.TRANSPARENCY_KEY = [KEY]
    settings.STORAGES = settings.STORAGES | {
        "transparency": {
            "BACKEND": "petition.transparency.files.WholeFileStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    petition = PetitionPage.objects.first().counted
    sign_many(petition, 12)
    write_log(petition=petition)
    yield petition
    storages._storages.clear()


def receipt_link() -> str:
    """Of the first signer's mail, on the test's own host."""
    from campaign.mail.delivering.delivery import deliver_all

    if not mail.outbox:
        deliver_all()
    letter = next(one for one in mail.outbox if one.to == ["signer0@example.org"])
    return re.search(r"https?://[^/\s]+(/signature/receipt/\S+)", str(letter.body)).group(1)


def test_from_the_mail_to_your_signature_is_in(page, logged, console_errors):
    page.goto(receipt_link())
    page.get_by_role("link", name="Check that it is in").click()
    results = page.get_by_role("status").filter(has=page.get_by_role("listitem"))
    expect(results.get_by_text("Your signature is in")).to_be_visible()
    expect(results.get_by_text("is signed with the log’s key")).to_be_visible()

    page.get_by_text("Check the whole log").click()
    page.get_by_label("A seal that you kept").fill(page.locator(".checks__seal").first.inner_text() + "\n")
    page.get_by_role("button", name="Read and check all of it").click()
    expect(results.get_by_text("the log only grew")).to_be_visible()
    expect(results.get_by_text("The lines add up")).to_be_visible()
    assert console_errors == []


def test_somebody_elses_place_and_a_broken_receipt_are_told(page, logged):
    page.goto("/transparency/")
    page.get_by_label("Your receipt").fill("v1.3.none." + "A" * 43)
    page.get_by_role("button", name="Check my signature").click()
    expect(page.get_by_role("status").get_by_text("The line at that place is not yours")).to_be_visible()
    page.get_by_label("Your receipt").fill("v1.3")
    page.get_by_role("button", name="Check my signature").click()
    expect(page.get_by_role("status").get_by_text("This is no whole receipt")).to_be_visible()


def test_with_scripts_off_the_page_names_the_file(page_without_scripts, logged):
    page_without_scripts.goto("/transparency/")
    expect(page_without_scripts.get_by_text("use the file of Python")).to_be_visible()
    expect(page_without_scripts.get_by_label("Your receipt")).to_be_hidden()

"""From an empty installation to a stranger's signature, in a browser and nowhere else."""

import re

import pytest
from django.contrib.auth import get_user_model

from campaign.setup.checklist import waits
from campaign.setup.words import MARK
from petition.models import Signature

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FACTS = {
    "name": "Clean Rivers Now",
    "ask": "Stop dumping mine waste in our rivers",
    "organization": "River Neighbors",
    "contact_email": "hello@rivers.example",
}


def write(page, words):
    """Put an editor's words in place of each text that waits, and publish."""
    waiting = page.locator(".public-DraftEditor-content", has_text=MARK)
    while waiting.count():
        editor = waiting.first
        editor.click()
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
    # The editor hands its text to the form a moment later.
    page.wait_for_function(
        "mark => ![...document.querySelectorAll('input, textarea')].some(field => field.value.includes(mark))", arg=MARK
    )
    page.locator("[name=action-publish]").click()
    page.wait_for_selector(".messages .success")


def test_an_empty_installation_becomes_a_campaign_that_a_stranger_signs(page, chromium, live_server):
    get_user_model().objects.create_superuser("ada", "ada@rivers.example", "correct-horse")
    page.goto("/")
    assert "This campaign opens soon" in page.inner_text("h1")

    page.goto("/admin/")
    page.fill("[name=login]", "ada")
    page.fill("[name=password]", "correct-horse")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    with page.expect_navigation():
        page.locator("#beginning-content").get_by_role("link", name="Begin your campaign").click()
    for name, words in FACTS.items():
        page.fill(f"[name={name}]", words)
    with page.expect_navigation():
        page.get_by_role("button", name="Make the first pages").click()

    for line in ("The ask", "The demands"):
        with page.expect_navigation():
            page.get_by_role("link", name=line, exact=True).click()
        page.wait_for_selector(".public-DraftEditor-content")
        write(page, "Mine waste kills the river. Say no.")
        page.goto("/admin/setup/checklist/")
    page.get_by_role("button", name="Launch the campaign").click()
    page.wait_for_selector(".messages .success")

    stranger = chromium.new_context(base_url=live_server.url, locale="en-US").new_page()
    stranger.goto("/petition/")
    assert stranger.inner_text("h1") == FACTS["ask"]
    assert not waits(stranger.content())
    stranger.fill("[name=given_name]", "Maya")
    stranger.fill("[name=email]", "maya@signers.example")
    stranger.get_by_role("button", name="Sign the petition").click()
    stranger.wait_for_url(re.compile("/thanks/"))
    stranger.context.close()
    assert Signature.objects.get().given_name == "Maya"

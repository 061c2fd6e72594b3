"""Everyday work in the admin, each as a member of just the group that does it, by clicks alone."""

import re

import pytest
from django.utils import timezone

from campaign.admin.tests.rights import ANALYSTS, EDITORS, MANAGERS, MODERATORS
from campaign.tests.browser.admin import Walk
from endorsers.models import Endorser
from endorsers.tests.entries import waiting
from petition.models import MailText, OfflineBatch, PetitionPage
from petition.tests.signature_admin_cast import sign
from resources.models import ResourcePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_editor_starts_a_second_petition(page, campaign_site):
    walk = Walk(page, EDITORS)
    walk.menu("Petitions")
    walk.follow(page.get_by_role("link", name="Add petition"))
    page.fill("#id_title", "Keep our river clean")
    walk.click(page.locator("[data-streamfield-child] [contenteditable=true]:visible").first)
    page.keyboard.type("We ask the city to clean the river.")
    page.fill("#id_goal", "750")
    walk.tab("Form")
    walk.click(page.locator("#id_questions-ADD"))
    page.fill("#id_questions-0-label", "Do you fish there?")
    walk.tab("After signing")
    page.fill("#id_thanks_heading", "The river thanks you")
    page.fill("[name=share_texts-0-value-subject]", "Have you seen our river?")
    walk.publish()
    walk.menu("Mails")
    walk.follow(page.get_by_role("link", name="Add mail").first)
    page.select_option("#id_kind", "thanks")
    walk.click(page.get_by_role("button", name=re.compile("Choose a page", re.IGNORECASE)).first)
    walk.click(page.get_by_role("link", name="Keep our river clean").first)
    page.wait_for_selector(".modal", state="detached")
    page.fill("#id_subject", "The river thanks you")
    walk.follow(page.get_by_role("button", name="Save", exact=True).first)
    page.wait_for_selector(".messages .success")
    print(walk.told())
    made = PetitionPage.objects.get(title="Keep our river clean")
    assert made.live
    assert made.goals == [750, 1000, 2500, 5000, 10000]
    assert MailText.objects.get(petition=made).subject == "The river thanks you"
    page.goto(made.url)
    assert page.get_by_label("Do you fish there?").count() == 1
    page.goto(f"{made.url}thanks/")
    assert "The river thanks you" in page.inner_text("main")
    assert "ask two friends" in page.inner_text("main")
    assert "subject=Have%20you%20seen%20our%20river" in page.locator("main a[href^='mailto:']").get_attribute("href")


def test_an_editor_adds_a_resource_with_a_document(page, campaign_site):
    walk = Walk(page, EDITORS)
    walk.menu("Resources")
    walk.follow(page.get_by_role("link", name="Add resource").first)
    page.fill("#id_title", "What the river carries")
    page.fill("#id_date", "2026-05-01")
    walk.click(page.get_by_role("button", name=re.compile("Choose a document")).first)
    page.locator("#tab-upload").wait_for()
    page.set_input_files(
        "#id_document-chooser-upload-file", {"name": "river.txt", "mimeType": "text/plain", "buffer": b"Copper."}
    )
    page.fill("#id_document-chooser-upload-title", "What the river carries")
    page.wait_for_load_state("networkidle")  # the tab's script takes the form over once it is there
    walk.click(page.locator(".modal form button[type=submit]:visible, .modal form input[type=submit]:visible").last)
    page.wait_for_selector(".modal", state="detached")
    if page.locator("#id_publishers-0-name").count() == 0:
        walk.click(page.locator("#id_publishers-ADD"))
    page.fill("#id_publishers-0-name", "River Watch")
    walk.publish()
    print(walk.told())
    assert ResourcePage.objects.get(title="What the river carries").live


def test_a_moderator_approves_an_endorser(page, campaign_site):
    endorser = waiting()
    walk = Walk(page, MODERATORS)
    walk.follow(page.get_by_role("link", name="One endorsement waits for review."))
    walk.follow(page.get_by_role("link", name=endorser.name, exact=True))
    walk.follow(page.get_by_role("button", name=re.compile("^Approve")).first)
    page.wait_for_selector(".messages .success")
    print(walk.told())
    assert Endorser.objects.get(pk=endorser.pk).live


def test_a_manager_finds_a_signature_exports_and_records_sheets(page, campaign_site, petition):
    sign(petition, "Ada", family_name="Lovelace")
    walk = Walk(page, MANAGERS)
    walk.menu("Signatures", "List")
    page.fill("main [name=q]", "ada@example.org")
    page.wait_for_url("**q=ada**")
    walk.follow(page.get_by_role("link", name="Ada Lovelace"))
    page.locator("main").get_by_text("ada@example.org").first.wait_for()
    walk.menu("Signatures", "Deliver and export")
    with page.expect_download() as download:
        walk.click(page.locator("main form button[type=submit]"))
    assert "delivery" in download.value.suggested_filename
    walk.menu("Operations", "On paper")
    walk.follow(page.get_by_role("link", name=re.compile("Add offline batch", re.IGNORECASE)).first)
    page.fill("#id_count", "120")
    page.fill("#id_collected_on", f"{timezone.localdate():%Y-%m-%d}")
    walk.follow(page.get_by_role("button", name="Save").first)
    page.wait_for_selector(".messages .success")
    print(walk.told())
    assert OfflineBatch.objects.get().count == 120


def test_an_analyst_reads_the_counts(page, campaign_site, petition):
    sign(petition, "Ada", family_name="Lovelace")
    walk = Walk(page, ANALYSTS)
    walk.menu("Signatures", "Counts")
    print(walk.told())
    told = page.inner_text("main")
    assert petition.title in told
    assert "Lovelace" not in told

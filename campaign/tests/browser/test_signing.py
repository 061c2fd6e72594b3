"""The public signs in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from campaign.tests.browser.signing import fill_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASKED_THE_API = "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/count/'))"


def shown_count(page) -> int:
    return int(re.sub(r"\D", "", page.locator("[data-count]").first.inner_text().split()[0]))


def test_s11_signing_raises_the_count_by_one_and_the_refresh_leaves_it_there(page, campaign_site, console_errors):
    page.goto("/petition/")
    before = page.locator("[data-count]").first.get_attribute("data-count")
    fill_in(page)
    page.get_by_role("button", name="Sign the petition").click()
    page.wait_for_url("**/petition/thanks/")
    count = page.locator("[data-count]").first
    assert int(count.get_attribute("data-count")) == int(before) + 1
    count.scroll_into_view_if_needed()
    page.wait_for_function(ASKED_THE_API)
    assert shown_count(page) == int(before) + 1
    assert console_errors == []


def test_signing_works_with_scripts_off(page_without_scripts, campaign_site):
    page = page_without_scripts
    page.goto("/")
    fill_in(page)
    page.get_by_role("button", name="Sign the petition").click()
    page.wait_for_url("**/petition/thanks/#ref=*")
    expect(page.get_by_role("heading", name="Thank you for signing")).to_be_visible()
    assert page.context.cookies() == []


def test_what_was_typed_stays_and_the_summary_takes_the_focus(page, campaign_site):
    page.goto("/petition/")
    fill_in(page, name="Ørsted", email="nobody")
    page.locator("form:has([name=given_name])").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="Sign the petition").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Given name")).to_have_value("Ørsted")
    summary.get_by_role("link").first.click()
    expect(page.get_by_label("E-mail address")).to_be_focused()


def test_the_source_of_the_link_survives_signing_on_the_petition_page(page, campaign_site):
    from petition.models import Signature

    page.goto("/petition/?utm_source=newsletter#sign")
    fill_in(page)
    page.get_by_role("button", name="Sign the petition").click()
    page.wait_for_url("**/petition/thanks/**")
    assert Signature.objects.get().source == "newsletter"


def test_b4_after_signing_back_shows_an_empty_form(page, campaign_site):
    page.goto("/petition/")
    fill_in(page, email="no address")
    page.locator("form:has([name=given_name])").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="Sign the petition").click()
    expect(page.get_by_role("alert")).to_be_focused()  # its scripts are there
    page.get_by_label("Show my name").check()
    fill_in(page)
    page.get_by_role("button", name="Sign the petition").click()
    page.wait_for_url("**/petition/thanks/")
    for _page in range(2):  # the one with the error, and the first
        page.go_back()
        expect(page.get_by_label("Given name")).to_have_value("")
        expect(page.get_by_label("E-mail address")).to_have_value("")
        expect(page.get_by_label("Show my name")).not_to_be_checked()


def test_who_looks_elsewhere_before_signing_finds_what_they_typed(page, campaign_site):
    page.goto("/petition/")
    fill_in(page)
    page.goto("/faq/")
    page.go_back()
    expect(page.get_by_label("Given name")).to_have_value("Ada")


def test_after_signing_the_share_links_are_the_signers_own_also_once_the_page_is_loaded_again(page, campaign_site):
    page.goto("/petition/")
    fill_in(page)
    page.get_by_role("button", name="Sign the petition").click()
    page.wait_for_url("**/petition/thanks/")  # nothing behind it that somebody could copy
    ref = re.search(r"ref%3D([\w-]{16})%26utm_source%3Dwhatsapp", whatsapp(page))[1]
    copied = page.locator("[data-action=copy]").get_attribute("data-url")
    assert copied.endswith(f"/petition/?ref={ref}&utm_source=copy")
    page.reload()
    assert f"ref%3D{ref}%26" in whatsapp(page)
    page.goto("/petition/")
    assert "ref" not in whatsapp(page)


def whatsapp(page) -> str:
    return page.get_by_role("link", name="WhatsApp").first.get_attribute("href")

"""Where an editor of a new campaign could get stuck: each place says what to do, and leads there."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect
from wagtail.models import Page

from campaign.setup.beginning import begin_campaign
from campaign.setup.tests.conftest import FACTS
from home.models import HomePage
from petition.models import PetitionPage
from resources.models import ResourcePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ada():
    return get_user_model()._default_manager.create_superuser("ada", "ada@rivers.example", "correct-horse")


@pytest.fixture
def begun(ada):
    return begin_campaign(facts=FACTS, by=ada).site.root_page


@pytest.fixture
def office(page, ada):
    page.goto("/admin/")
    page.fill("[name=login]", "ada")
    page.fill("[name=password]", "correct-horse")
    follow(page, page.get_by_role("button", name="Sign in"))
    page.wait_for_selector("#wagtail-sidebar a")
    return page


def follow(page, link):
    """Wait for the page that it leads to, with its scripts."""
    with page.expect_navigation():
        link.click()


def test_a_landing_page_is_not_offered_below_another(begun, office):
    office.goto(f"/admin/pages/{begun.pk}/add_subpage/")
    offered = office.locator("main").get_by_role("link").all_inner_texts()
    assert any("Petition" in words for words in offered)
    assert not any("Landing page" in words for words in offered)


def test_the_list_of_pages_opens_at_the_only_landing_page(begun, office):
    office.goto("/admin/pages/")
    assert office.url.endswith(f"/admin/pages/{begun.pk}/")
    assert "root" not in office.inner_text("main").lower()


def test_a_new_landing_page_has_its_sections_and_what_they_can_show(begun, office):
    root = Page.get_first_root_node()
    office.goto(f"/admin/pages/add/home/homepage/{root.pk}/")
    office.locator(".chooser .chosen:visible").first.wait_for()
    for only_one in (FACTS.ask, "Frequently Asked Questions", "Resources"):
        assert office.locator(".chooser .chosen:visible", has_text=only_one).count()


def test_the_list_until_the_launch_is_where_its_lines_come_back_to(begun, office):
    office.goto("/admin/setup/checklist/")
    follow(office, office.get_by_role("link", name="Questions", exact=True).last)
    follow(office, office.locator("[name=action-publish]"))
    office.wait_for_url("**/admin/setup/checklist/")

    follow(office, office.get_by_role("link", name="Resources", exact=True).last)
    office.get_by_role("link", name="Import a spreadsheet").first.wait_for()
    follow(office, office.get_by_role("link", name="Add resource").first)
    office.fill("#id_title", "What cobalt costs")
    office.fill("#id_date", "December 2025")
    expect(office.locator("#id_slug")).to_have_value("what-cobalt-costs")  # made of the title, a moment later
    follow(office, office.locator("[name=action-publish]"))
    office.wait_for_selector(".messages .success")
    made = ResourcePage.objects.get()
    assert (made.date.year, made.date.month, made.date_precision) == (2025, 12, "month")
    assert office.input_value("#id_date") == "2025-12"

    office.goto("/resources/")
    assert "Only who signs in sees this page" in office.inner_text("body")
    follow(office, office.get_by_role("link", name="Until the launch"))
    office.wait_for_url("**/admin/setup/checklist/")


def test_a_list_copied_from_a_page_comes_in_by_four_buttons(begun, office):
    office.goto("/admin/resource_pages/")
    follow(office, office.get_by_role("link", name="Import a spreadsheet"))
    line = "Faith principles,Principles by the Circle of Faiths, September 2024"
    copied = f'Title,Source\n{line.split(",")[0]},"{line.partition(",")[2]}"\n'
    office.set_input_files("input[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": copied.encode()})
    for button in ("Go on", "Try it out", "Import and publish 1 resource"):
        follow(office, office.get_by_role("button", name=button))
    made = ResourcePage.objects.get()
    assert (made.live, made.kind, made.date.month) == (True, "principles", 9)


def test_a_new_language_leads_on_to_the_drafts_of_its_pages(begun, office):
    office.goto("/admin/languages/")
    follow(office, office.get_by_role("link", name="Add a language"))
    office.select_option("[name=language_code]", "es")
    follow(office, office.locator("main form [type=submit]").last)
    follow(office, office.get_by_role("button", name="Make all"))
    assert "drafts are made" in office.inner_text(".messages")


def test_a_link_is_added_to_the_menu_among_the_pages_of_the_campaign(begun, office):
    office.goto(f"/admin/settings/core/navigationsettings/{begun.get_site().pk}/")
    office.get_by_role("button", name="Add a link").locator("visible=true").last.click()
    office.get_by_role("button", name="Choose a page").locator("visible=true").last.click()
    office.locator(".modal").get_by_role("link", name="Frequently Asked Questions").first.click()
    office.wait_for_selector(".modal", state="detached")
    follow(office, office.get_by_role("button", name="Save"))
    office.wait_for_selector(".messages .success")
    office.goto("/")
    assert "Frequently Asked Questions" in office.inner_text("footer")


def test_who_follows_the_button_after_the_end_finds_the_result(begun, office):
    petition = PetitionPage.objects.get()
    petition.state, petition.closing_text = "closed", "<p>The dumping has stopped.</p>"
    petition.save()
    office.goto("/faq/")
    follow(office, office.locator(".site-header").get_by_role("link", name="See the result"))
    assert "The dumping has stopped." in office.inner_text("#sign")


def test_a_color_is_picked_and_the_campaign_named_among_the_settings(begun, office):
    office.goto("/admin/setup/checklist/")
    follow(office, office.get_by_role("link", name="Look and logo", exact=True))
    office.get_by_label("Choose the color from a palette").first.fill("#14258a")
    assert office.input_value("#id_theme_main") == "#14258a"
    office.fill("#id_campaign_name", "Rivers First")
    follow(office, office.get_by_role("button", name="Save"))
    office.wait_for_selector(".messages .success")
    assert HomePage.objects.get().get_site().site_name == "Rivers First"


@pytest.mark.parametrize("path", ["/", "/petition/", "/endorsers/add/", "/search/?q=river"])
def test_before_the_launch_a_stranger_reads_one_sentence(begun, page, path):
    page.goto(path)
    words = page.inner_text("body")
    assert FACTS.ask not in words
    assert FACTS.organization not in words
    assert "This campaign opens soon" in words or path.startswith("/search")

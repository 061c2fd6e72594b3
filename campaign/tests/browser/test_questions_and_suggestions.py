"""Questions that open, filter and print, and suggestions by keyboard."""

import pytest
from django.templatetags.static import static
from playwright.sync_api import expect

from campaign.core.tests.test_folding import ONE_WORD
from campaign.core.text.folding import folded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def two_questions(faq_page):
    questions = [
        {"question": "What is at stake?", "answer": "<p>Rivers, jobs and lives.</p>"},
        {"question": "Who decides?", "answer": "<p>The minister.</p>"},
    ]
    faq_page.sections = [("section", {"heading": "", "questions": questions})]
    faq_page.save_revision().publish()
    return faq_page


def test_questions_open_and_close_together_and_filter_by_their_words(page, two_questions):
    page.goto("/faq/")
    page.get_by_role("button", name="Open all").click()
    expect(page.get_by_text("The minister.")).to_be_visible()
    page.get_by_role("button", name="Close all").click()
    expect(page.get_by_text("The minister.")).to_be_hidden()
    page.get_by_label("Search in these questions").fill("minister")
    expect(page.get_by_text("Who decides?")).to_be_visible()
    expect(page.get_by_text("What is at stake?")).to_be_hidden()
    page.get_by_label("Search in these questions").fill("nothing of the kind")
    expect(page.get_by_text("No question has these words.")).to_be_visible()


def test_the_filter_takes_for_one_what_the_search_does(page, two_questions):
    words = [word for row in ONE_WORD for word in row.split()]
    page.goto("/faq/")
    told = page.evaluate(
        "async ([address, words]) => words.map((await import(address)).folded)", [static("js/folding.js"), words]
    )
    assert told == [folded(word) for word in words]


def test_questions_are_filtered_in_any_way_of_writing(page, faq_page):
    questions = [
        {"question": "من هو أحمد؟", "answer": "<p>معلم في المدرسة.</p>"},
        {"question": "क्या है?", "answer": "<p>नया क़ानून.</p>"},
    ]
    faq_page.sections = [("section", {"heading": "", "questions": questions})]
    faq_page.save_revision().publish()
    page.goto("/faq/")
    for typed, shown, hidden in (("احمد المدرسه", "من هو", "क्या"), ("कानून", "क्या", "من هو")):
        page.get_by_label("Search in these questions").fill(typed)
        expect(page.get_by_text(shown)).to_be_visible()
        expect(page.get_by_text(hidden)).to_be_hidden()


def test_printing_shows_all_answers(page, two_questions):
    page.goto("/faq/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.question[open]").count() == 2
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.question[open]").count() == 0


def test_without_scripts_the_questions_open_and_no_dead_button_shows(page_without_scripts, two_questions):
    page_without_scripts.goto("/faq/")
    expect(page_without_scripts.get_by_role("button", name="Open all")).to_be_hidden()
    page_without_scripts.get_by_text("Who decides?").click()
    expect(page_without_scripts.get_by_text("The minister.")).to_be_visible()


def test_a_suggestion_is_taken_by_keyboard(page, campaign_site):
    page.goto("/search/")
    field = page.get_by_role("combobox", name="Words to look for")
    field.press_sequentially("rig")
    expect(page.get_by_role("option", name="Put rights first")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/search/?q=Put+rights+first")

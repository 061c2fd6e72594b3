"""The petition's page beside and below a long letter, under a finger, and on paper."""

import pytest
from playwright.sync_api import expect

from campaign.tests.browser.test_accessibility import PATHS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What can be pressed and is smaller than 24 pixels; a link within a sentence may be (WCAG 2.2, 2.5.8).
SMALL_TARGETS = """() =>
  [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")]
  .filter(one => {
    const {width, height} = one.getBoundingClientRect();
    const around = one.closest("p, li, dd, td, figcaption");
    const isInSentence = getComputedStyle(one).display === "inline" && around
      && around.textContent.trim().length > one.textContent.trim().length + 1;
    return width > 2 && height > 2 && one.checkVisibility() && Math.min(width, height) < 24 && !isInSentence
      && !one.closest("label");
  }).map(one => one.outerHTML.slice(0, 200))"""
# Grounds that would take a printer's ink: dark ones, of more than a thumb's size.
DARK_AREAS = """() => [...document.querySelectorAll("body *")].filter(one => {
    const {width, height} = one.getBoundingClientRect();
    const {backgroundColor, backgroundImage} = getComputedStyle(one);
    const [red, green, blue, alpha = 1] = backgroundColor.match(/[\\d.]+/g).map(Number);
    const isDark = alpha > 0.1 && 0.2126 * red + 0.7152 * green + 0.0722 * blue < 150;
    return width * height > 10000 && one.checkVisibility() && (isDark || backgroundImage.includes("gradient"));
  }).map(one => one.outerHTML.slice(0, 200))"""


@pytest.fixture
def long_letter(petition):
    petition.statement = [("text", "<p>" + "We ask for rights before speed. " * 40 + "</p>")] * 6
    petition.save()
    return petition


def test_the_form_goes_along_with_a_long_letter(page, long_letter):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/petition/")
    page.evaluate("scrollTo({top: 1500, behavior: 'instant'})")
    place = page.locator(".petition-page form button[type=submit]").bounding_box()
    assert place["y"] > 0
    assert place["y"] + place["height"] < 800


def test_a_button_at_the_letters_end_leads_to_the_form(page, long_letter):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/petition/")
    page.locator(".petition-page__again a").click()
    expect(page.locator("#sign-heading")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_pressed_has_24_pixels(page, campaign_site, petition, width):
    page.set_viewport_size({"width": width, "height": 740})
    small = {}
    for path in PATHS:
        page.goto(path)
        if found := page.evaluate(SMALL_TARGETS):
            small[path] = found
    assert small == {}


def test_paper_takes_ink_for_words_alone(page, campaign_site, petition):
    page.emulate_media(media="print")
    dark = {}
    for path in PATHS:
        page.goto(path)
        if found := page.evaluate(DARK_AREAS):
            dark[path] = found
    assert dark == {}

"""Every type of public page has no accessibility violation that axe finds (WCAG 2.2 AA), light and dark."""

import pytest
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page

from campaign.tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = [
    "/",
    "/petition/",
    "/petition/thanks/",
    "/petition/updates/",
    "/petition/we-met-the-minister/",
    "/endorsers/",
    "/endorsers/add/",
    "/faq/",
    "/resources/",
    "/resources/fair-deal/",
    "/search/?q=fair",
    "/search/?q=nothingofthekind",
    "/no-such-page/",
]


def translate(landing: Page, language: str) -> None:
    """Publish the whole site in another language, its words not translated."""
    locale = Locale.objects.create(language_code=language)
    CopyPageForTranslationAction(landing, locale, include_subtree=True).execute(skip_permission_checks=True)
    for page in landing.get_translation(locale).get_descendants(inclusive=True).specific():
        page.save_revision().publish()


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_no_page_type_has_a_violation(page, campaign_site, petition, language):
    """In both themes, none wider than the screen, translations on a phone; Arabic is laid out from right to left."""
    prefix, width = ("", 1280) if language == "en" else (f"/{language}", 360)
    if prefix:
        translate(campaign_site, language)
        petition = petition.get_translation(Locale.objects.get(language_code=language))
    page.set_viewport_size({"width": width, "height": 740})
    found = {}
    for path in [*(prefix + path for path in PATHS), f"/embed/petition/{petition.pk}/"]:
        page.goto(path)
        shown = page.evaluate("(({lang, dir, scrollWidth}) => ({lang, dir, scrollWidth}))(document.documentElement)")
        assert shown["lang"] == language, path
        assert shown["dir"] == ("rtl" if language == "ar" else "ltr"), path
        assert shown["scrollWidth"] <= width, path
        for colors in ("light", "dark"):
            page.emulate_media(color_scheme=colors)
            if broken := violations(page):
                found[path, colors] = broken
    assert found == {}


def test_no_page_is_wider_than_a_small_phone(page, campaign_site):
    page.set_viewport_size({"width": 360, "height": 740})
    for path in PATHS:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{path} is {width} px wide"

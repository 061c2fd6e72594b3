"""Every type of public page has no accessibility violation that axe finds (WCAG 2.2 AA), light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page, Site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

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
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def translate(landing: Page, language: str) -> None:
    """Publish the whole site in another language, its words not translated."""
    locale = Locale.objects.create(language_code=language)
    CopyPageForTranslationAction(landing, locale, include_subtree=True).execute(skip_permission_checks=True)
    for page in landing.get_translation(locale).get_descendants(inclusive=True).specific():
        page.save_revision().publish()


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_no_page_type_has_a_violation(page, campaign_site, petition, colors):
    page.emulate_media(color_scheme=colors)
    found = {}
    for path in [*PATHS, f"/embed/petition/{petition.pk}/"]:
        page.goto(path)
        violations = Axe().run(page, options=RULES).response["violations"]
        if violations:
            found[path] = [(one["id"], [node["html"] for node in one["nodes"][:3]]) for one in violations]
    assert found == {}


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_translated_pages_have_no_violation_and_fit_a_phone(page, campaign_site, language):
    """Arabic is laid out from right to left."""
    translate(Site.objects.get(is_default_site=True).root_page, language)
    page.set_viewport_size({"width": 360, "height": 740})
    for path in (f"/{language}/", f"/{language}/petition/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        violations = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []


def test_no_page_is_wider_than_a_small_phone(page, campaign_site):
    page.set_viewport_size({"width": 360, "height": 740})
    for path in PATHS:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{path} is {width} px wide"

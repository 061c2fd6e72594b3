"""Every type of public page has no accessibility violation that axe finds (WCAG 2.2 AA), light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

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


def test_no_page_is_wider_than_a_small_phone(page, campaign_site):
    page.set_viewport_size({"width": 360, "height": 740})
    for path in PATHS:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{path} is {width} px wide"

"""The ready looks, in a browser: readable by day and by night, on the pages and in the frame."""

import pytest

from campaign.core.models import CampaignSettings
from campaign.core.theming.ready_looks import LOOKS, OWN
from campaign.tests.browser.axe import WCAG, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = [name for name in LOOKS if name != OWN]


@pytest.mark.parametrize("name", NAMES)
def test_a_ready_look_has_no_violation_by_day_or_night(page, campaign_site, petition, name):
    CampaignSettings.objects.create(site_id=campaign_site.get_site().pk, theme_look=name)
    found = {}
    for path in ("/", "/petition/", f"/embed/petition/{petition.pk}/"):
        page.goto(path)
        assert page.locator("link[href^='/theme.css?v=']").count() == 1, path
        for colors in ("light", "dark"):
            page.emulate_media(color_scheme=colors)
            if broken := violations(page, rules=WCAG):
                found[path, colors] = broken
    assert found == {}

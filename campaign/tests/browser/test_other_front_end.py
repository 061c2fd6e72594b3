"""A draft in another site's front end, inside the admin's preview panel, while an editor writes."""

import pytest

from campaign.admin.tests.rights import EDITORS
from campaign.core.models import CampaignSettings
from campaign.tests.browser.admin import Walk
from campaign.tests.browser.hosting import hosted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FRONT_END = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Front end</title></head>
<body><p>Seen elsewhere</p><h1>…</h1><script>
fetch("SITE/api/v2/page_preview/" + location.search)
  .then((answer) => answer.json())
  .then(({ title }) => { document.querySelector("h1").textContent = title; });
</script></body></html>"""
RESTS = """() => {
    const panel = document.querySelector(".w-preview");
    const { ready, updatePromise } = window.wagtail.app.getControllerForElementAndIdentifier(panel, "w-preview");
    return ready && !updatePromise;
}"""


def test_the_panel_shows_the_draft_and_follows_the_editor(page, console_errors, faq_page, live_server, tmp_path):
    (tmp_path / "index.html").write_text(FRONT_END.replace("SITE", live_server.url))
    policy = {"Content-Security-Policy": f"frame-ancestors {live_server.url}"}
    with hosted(tmp_path, headers=policy) as origin:
        CampaignSettings.objects.update_or_create(site=faq_page.get_site(), defaults={"preview_address": f"{origin}/"})
        Walk(page, EDITORS)
        page.goto(f"/admin/pages/{faq_page.pk}/edit/")
        page.get_by_role("button", name="Toggle preview").click()
        page.select_option("#id_preview_mode", "front-end")
        panel = page.frame_locator("#w-preview-iframe")
        panel.get_by_text("Seen elsewhere").wait_for()
        panel.get_by_role("heading", name=faq_page.title).wait_for()
        page.wait_for_function(RESTS)  # what is typed while a draft is on its way waits for the next key
        title = page.locator("#id_title")
        title.clear()
        title.press_sequentially("What people ask us")
        panel.get_by_role("heading", name="What people ask us").wait_for()
    assert not [said for said in console_errors if "frame-src" in said]

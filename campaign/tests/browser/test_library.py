"""The library as readers see it, and its broken links as editors mend them."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from campaign.core.models import CampaignDocument
from campaign.tests.browser.axe import violations
from endorsers.models import Endorser
from resources.link_checking.checking import begin_checks
from resources.models import LinkCheck, ResourcePage, ResourcePublisher, Topic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def full_library(campaign_site, library):
    """A resource with everything, its translation, and others around it."""
    water = Topic.objects.create(name="Water")
    file = CampaignDocument.objects.create(title="Letter", file=ContentFile(b"%PDF-1.7", name="letter.pdf"))
    letter = ResourcePage(
        title="Joint letter on cobalt",
        slug="letter",
        kind="joint_letter",
        date="2026-03-01",
        signatories=36,
        document=file,
        introduction="<p>Thirty-six organizations ask for a say.</p>",
        featured=True,
    )
    letter.publishers = [ResourcePublisher(name="Copper Valley Alliance"), ResourcePublisher(name="Ríos Vivos")]
    letter.topics = [water]
    library.add_child(instance=letter)
    library.add_child(
        instance=ResourcePage(title="Carta", slug="carta", date="2026-03-02", language="es", translation_of=letter)
    )
    for number in range(25):
        paper = ResourcePage(title=f"Paper {number}", date=f"20{number:02}-01-01")
        paper.topics = [water]
        library.add_child(instance=paper)
    return letter


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_library_and_resources_have_no_violation_and_fit_a_small_phone(page, full_library, colors):
    page.emulate_media(color_scheme=colors)
    page.set_viewport_size({"width": 360, "height": 740})
    for path in (
        "/resources/?page=2",
        "/resources/?topic=water&sort=title",
        "/resources/?kind=x",
        "/resources/letter/",
    ):
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_a_citation_is_copied_by_a_button(page, full_library):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/resources/letter/")

    page.get_by_role("button", name="Copy the citation").click()

    page.get_by_text("The citation is copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "Copper Valley Alliance and Ríos Vivos. “Joint letter on cobalt.” Joint letter, March 1, 2026"
    )


def test_without_scripts_the_citation_is_text_and_no_button_stands_there(page_without_scripts, full_library):
    page = page_without_scripts
    page.goto("/resources/letter/")

    assert page.get_by_text("“Joint letter on cobalt.”").is_visible()
    assert page.locator("copy-text button").is_hidden()
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Carta")


@pytest.fixture
def editor(page, django_user_model, live_server):
    django_user_model.objects.create_superuser("editor", "editor@example.org", "secret-of-this-test")
    page.goto("/admin/login/")
    page.get_by_label("User name or e-mail address").fill("editor")
    page.get_by_label("Password").fill("secret-of-this-test")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def test_wide_tables_of_the_admin_scroll_by_themselves_on_a_phone(editor, campaign_site, library):
    first, second = (Endorser.objects.create(name="River Watch", scope="national", live=live) for live in (True, False))
    report = ResourcePage.objects.get(slug="fair-deal")
    LinkCheck.objects.create(resource=report, url=f"https://gone.example/{'long' * 20}", state="gone", status=404)
    editor.set_viewport_size({"width": 360, "height": 740})
    for path in ("endorsers/", f"endorsers/compare/{second.pk}/?with={first.pk}", "reports/links/"):
        editor.goto(f"/admin/{path}")
        box = editor.locator("main :has(> table)").first
        assert box.bounding_box()["x"] + box.bounding_box()["width"] <= 360, path
        assert box.evaluate("box => getComputedStyle(box).overflowX") == "auto", path


def test_an_editor_mends_moved_and_broken_links_by_a_click_each(editor, library, server):
    server.answers |= {"/moved": (301, "/fine"), "/failing": (500, "")}
    for name in ("fine", "moved", "gone", "failing"):
        library.add_child(instance=ResourcePage(title=f"Is {name}", date="2026-01-01", link=f"{server.address}/{name}"))
    begin_checks()
    for _day in range(2):
        LinkCheck.objects.update(checked_at=None)
        begin_checks()

    editor.goto("/admin/reports/links/")
    rows = editor.locator("table.listing tbody tr")
    assert {row.locator("a").first.inner_text() for row in rows.all()} == {"Is moved", "Is gone", "Is failing"}
    assert violations(editor, within="main") == []

    editor.get_by_role("button", name="Take the new address for Is moved").click()
    editor.get_by_text("“Is moved” leads to the new address now.").wait_for()
    editor.get_by_role("button", name="Link to the copy for Is gone").click()
    editor.get_by_text("“Is gone” leads to the copy in the web archive now.").wait_for()

    expect(rows).to_have_count(1)
    assert rows.locator("a").first.inner_text() == "Is failing"
    links = dict(ResourcePage.objects.values_list("title", "link"))
    assert links["Is moved"] == f"{server.address}/fine"
    assert links["Is gone"] == f"https://web.archive.org/web/{server.address}/gone"

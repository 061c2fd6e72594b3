"""A reader's phone loses its network, and finds it again."""

import pytest
from playwright.sync_api import expect

from campaign.core.models import CampaignSettings
from petition.models import Signature

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

READY = "navigator.serviceWorker.ready.then(() => true)"
KEPT = "caches.keys()"


@pytest.fixture
def reader(page, settings):
    """A page of a browser that keeps the offline page once it saw a public one."""
    settings.OFFLINE_PAGE = True
    return page


def visit(page, address):
    page.goto(address)
    assert page.evaluate(READY)


def wait_until(page, is_so):
    """Browsers look for a new worker some moments after a page has come."""
    for _attempt in range(300):
        if is_so():
            return
        page.wait_for_timeout(100)
    pytest.fail("the old worker is still there")


def test_without_a_network_the_reader_is_told_so_and_goes_on_once_it_is_back(reader, petition):
    visit(reader, "/")
    reader.context.set_offline(True)
    reader.goto("/petition/")
    expect(reader.get_by_role("heading", name="There is no connection")).to_be_visible()
    assert reader.evaluate("getComputedStyle(document.querySelector('a.button')).backgroundColor") != "rgba(0, 0, 0, 0)"

    with reader.expect_navigation():
        reader.get_by_role("link", name="Try again").click()
    expect(reader.get_by_role("heading", name="There is no connection")).to_be_visible()

    reader.context.set_offline(False)
    reader.get_by_role("link", name="Try again").click()
    reader.get_by_role("heading", name="Put rights first", level=1).wait_for()
    assert reader.url.endswith("/petition/")


def test_with_a_network_a_reader_sees_what_changed(reader, petition):
    visit(reader, "/petition/")
    petition.title = "Rights come first"
    petition.save_revision().publish()
    reader.reload()
    expect(reader.get_by_role("heading", name="Rights come first", level=1)).to_be_visible()


def test_the_page_is_in_the_language_of_the_address(reader, french):
    visit(reader, "/")
    reader.context.set_offline(True)
    reader.goto("/fr/petition/")
    assert reader.locator("html").get_attribute("lang") == "fr"
    expect(reader.get_by_role("link", name="Réessayer")).to_be_visible()


def test_what_was_typed_is_still_there_when_the_reader_goes_back(reader, petition):
    visit(reader, "/petition/")
    reader.get_by_label("Given name").fill("Ada")
    reader.context.set_offline(True)
    reader.goto("/search/")
    expect(reader.get_by_role("heading", name="There is no connection")).to_be_visible()
    reader.go_back()
    expect(reader.get_by_label("Given name")).to_have_value("Ada")


def test_what_is_posted_is_answered_by_the_browser_itself_which_may_send_it_again(reader, petition):
    visit(reader, "/petition/")
    reader.get_by_label("Given name").fill("Ada")
    reader.get_by_label("E-mail address").fill("ada@example.org")
    reader.context.set_offline(True)
    reader.get_by_role("button", name="Sign the petition").click()
    reader.get_by_text("ERR_INTERNET_DISCONNECTED").wait_for()

    reader.context.set_offline(False)
    reader.reload()
    reader.wait_for_url("**/petition/thanks/")
    assert Signature.objects.get().given_name == "Ada"


@pytest.mark.parametrize("address", ["/admin/", "/signature/token/", "/embed/petition/1/", "/api/v2/pages/"])
def test_other_addresses_fail_as_if_there_were_no_worker(reader, petition, address):
    visit(reader, "/petition/")
    reader.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        reader.goto(address)


def test_a_new_look_takes_the_place_of_the_old_one(reader, petition):
    visit(reader, "/petition/")
    before = reader.evaluate(KEPT)
    CampaignSettings.objects.create(site_id=petition.get_site().pk, theme_main="#800020")
    reader.reload()
    wait_until(reader, lambda: len(kept := reader.evaluate(KEPT)) == 1 and kept != before)
    reader.context.set_offline(True)
    reader.goto("/")
    button = reader.get_by_role("link", name="Try again")
    assert button.evaluate("link => getComputedStyle(link).backgroundColor") == "rgb(128, 0, 32)"


def test_switched_off_it_leaves_each_browser_that_has_it(reader, petition, settings):
    visit(reader, "/petition/")
    assert reader.evaluate(KEPT) != []
    settings.OFFLINE_PAGE = False
    reader.goto("/")
    wait_until(reader, lambda: reader.evaluate(KEPT) == [])
    wait_until(
        reader, lambda: reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    )
    reader.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        reader.goto("/petition/?no-copy")

"""Many behind one address, in Chromium: a puzzle is taken in place of waiting, and who can't solve it is told when."""

import pytest

from campaign.tests.browser.hosting import frame_of, write_page
from petition.models import Signature

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REFUSED = "Too many signatures came from this network"


@pytest.fixture
def crowded(petition, settings, quick_puzzles):
    """Somebody else of the network has just signed; the next ones solve a harder puzzle, which is easy here."""
    settings.SIGN_RATE_LIMIT = "1/1"
    return petition


def sign(place, name, email):
    place.get_by_label("Given name").fill(name)
    place.get_by_label("E-mail address").fill(email)
    press(place)


def press(place):
    place.get_by_role("button", name="Sign the petition").first.click()


def typed(place):
    return place.get_by_label("Given name").input_value(), place.get_by_label("E-mail address").input_value()


def is_narrow(place):
    return place.locator("html").evaluate("page => page.scrollWidth <= innerWidth")


@pytest.mark.parametrize("framed", [False, True])
def test_the_second_of_a_network_solves_the_harder_puzzle_and_signs(
    crowded, cookieless_chromium, live_server, host, host_folder, tmp_path, framed
):
    write_page(host_folder, live_server.url, f'<campaign-petition petition="{crowded.pk}"></campaign-petition>')
    context = cookieless_chromium.new_context(viewport={"width": 360, "height": 740}, locale="en-US")
    page = context.new_page()
    place = frame_of(page) if framed else page
    address = host if framed else f"{live_server.url}/petition/"
    page.goto(address)
    sign(place, "Ada", "ada@example.org")
    place.get_by_text("Thank you for signing").first.wait_for()

    page.goto(address)
    sign(place, "Bob", "bob@example.org")
    place.get_by_text(REFUSED).wait_for()
    assert typed(place) == ("Bob", "bob@example.org")
    assert Signature.objects.count() == 1
    place.get_by_text("Solved: you need not wait. Press the button.").wait_for()
    assert is_narrow(place)
    page.screenshot(path=tmp_path / "crowd.png")
    press(place)
    place.get_by_text("Thank you for signing").first.wait_for()
    assert Signature.objects.filter(state="confirmed").count() == 2
    context.close()


def test_without_scripts_the_second_is_told_when_and_keeps_what_was_typed(crowded, page_without_scripts):
    page = page_without_scripts
    page.goto("/petition/")
    sign(page, "Ada", "ada@example.org")
    page.wait_for_url("**/petition/thanks/**")
    page.goto("/petition/")
    sign(page, "Bob", "bob@example.org")
    page.get_by_text(REFUSED).wait_for()
    assert page.get_by_text("sign again in 60 minutes").is_visible()
    assert page.get_by_text("solving a puzzle").count() == 0
    assert typed(page) == ("Bob", "bob@example.org")

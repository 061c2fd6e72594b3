"""In Chromium: the puzzle solves itself while the form is filled in, and a mistyped address brings a question."""

import pytest

from campaign.mail.tests.test_address_suggestions import MISTYPED, RIGHT
from campaign.tests.browser.signing import fill_in, solved
from petition.models import Signature

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["page", "embed"])
def address(request, guarded):
    return "/petition/" if request.param == "page" else f"/embed/petition/{guarded.pk}/"


def sign(page):
    page.get_by_role("button", name="Sign the petition").click()


def test_the_puzzle_is_solved_meanwhile_and_the_signature_counts_at_once(page, console_errors, address):
    page.goto(address)
    fill_in(page)
    solved(page)
    sign(page)

    page.get_by_text("Thank you for signing").first.wait_for()
    assert Signature.objects.get().state == "confirmed"
    assert console_errors == []


def test_who_is_quicker_than_the_device_waits_a_moment_and_counts(page, console_errors, address, quick_puzzles):
    page.goto(address)
    page.get_by_label("E-mail address").evaluate("field => { field.value = 'ada@example.org' }")
    page.get_by_label("Given name").evaluate("field => { field.value = 'Ada' }")
    page.get_by_role("button", name="Sign the petition").evaluate("button => { button.click(); button.click() }")

    page.get_by_text("Thank you for signing").first.wait_for()
    assert Signature.objects.get().state == "confirmed"
    assert console_errors == []


def test_an_error_says_what_to_do_and_goes_when_it_is_mended(page, petition):
    page.goto("/petition/")
    page.get_by_label("E-mail address").fill("ada@")
    sign(page)
    page.get_by_role("link", name="Given name: Enter your given name.").wait_for()
    page.get_by_label("Given name").fill("Ada")
    page.get_by_label("E-mail address").fill("ada@example.org")
    page.locator(".field__error").first.wait_for(state="detached")
    assert page.locator(".error-summary li:not(.is-mended)").count() == 0
    assert page.get_by_label("Given name").get_attribute("aria-invalid") is None


def test_a_puzzle_that_cannot_be_solved_keeps_nobody_back(page, guarded):
    page.route("**/signature/puzzle/", lambda route: route.abort())
    page.goto("/petition/")
    fill_in(page)
    sign(page)

    page.wait_for_url(lambda url: url.endswith("/petition/thanks/?confirm"))
    assert Signature.objects.get().state == "pending"


def test_a_solver_that_never_comes_holds_the_form_for_twenty_seconds_and_then_it_is_sent(page, guarded):
    page.clock.install()
    page.route("**/pbkdf2.js", lambda route: None)  # asked for, and never answered
    page.goto("/petition/")
    fill_in(page)
    sign(page)
    page.get_by_text("One moment: your device is solving").wait_for()
    assert not Signature.objects.exists()
    page.clock.fast_forward(20_000)

    page.wait_for_url(lambda url: url.endswith("/petition/thanks/?confirm"))
    assert Signature.objects.get().state == "pending"


def test_who_is_in_the_form_before_the_script_need_not_touch_it_again(page, guarded, quick_puzzles):
    def come_late(route):
        page.get_by_label("Given name").focus()
        route.continue_()

    page.route("**/signature-puzzle.js", come_late)
    page.goto("/petition/")
    solved(page)


def test_a_used_solution_does_not_come_back_with_the_browsers_back_button(page, guarded, quick_puzzles):
    page.goto("/petition/")
    fill_in(page)
    sign(page)
    page.wait_for_url("**/petition/thanks/")
    page.go_back()
    fill_in(page, "ben@example.org")
    sign(page)

    page.wait_for_url("**/petition/thanks/")
    assert [signature.state for signature in Signature.objects.all()] == ["confirmed", "confirmed"]


def test_a_mistyped_address_brings_an_offer_and_taking_it_changes_the_field(page, console_errors, petition):
    page.goto("/petition/")
    fill_in(page, "ada@gmial.com")
    page.get_by_label("Given name").focus()
    page.get_by_text("Did you mean ada@gmail.com?").wait_for()
    page.get_by_role("button", name="Use ada@gmail.com").click()

    assert page.get_by_label("E-mail address").input_value() == "ada@gmail.com"
    sign(page)
    page.wait_for_url("**/petition/thanks/")
    assert Signature.objects.get().email == "ada@gmail.com"
    assert console_errors == []


def test_an_offer_that_is_passed_over_is_not_repeated_by_the_server(page, petition):
    page.goto("/petition/")
    fill_in(page, "ada@gmial.com")
    page.get_by_label("Given name").focus()
    page.get_by_text("Did you mean ada@gmail.com?").wait_for()
    sign(page)

    page.wait_for_url("**/petition/thanks/")
    assert Signature.objects.get().email == "ada@gmial.com"


@pytest.fixture
def phone(chromium, live_server):
    """A page of a small one."""
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 360, "height": 640}, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.fixture(params=["page", "frame"])
def at_hand(request, phone, live_server, petition):
    """The form on the phone, alone or in a partner's frame."""
    if request.param == "page":
        phone.goto("/petition/")
        return phone
    phone.goto("/healthz/live")
    phone.set_content(
        f'<iframe src="{live_server.url}/embed/petition/{petition.pk}/" width="340" height="900"></iframe>'
    )
    return phone.frame_locator("iframe")


ANSWERS = {"Use ada@gmail.com": "ada@gmail.com", "Keep ada@gmial.com": "ada@gmial.com", "": "ada@gmial.com"}


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("how", ["Enter", "tap", "click"])
def test_s33_who_sends_before_the_question_was_there_is_asked_once(phone, at_hand, how, answer):
    at_hand.get_by_label("Given name").fill("Ada")
    with phone.expect_response("**/mail-domains.json") as domains:
        at_hand.get_by_label("E-mail address").click()
    domains.value.finished()  # without them the server asks, in other words
    at_hand.get_by_label("E-mail address").press_sequentially("ada@gmial.com")
    send = {
        "Enter": lambda: at_hand.get_by_label("E-mail address").press("Enter"),
        "click": lambda: at_hand.get_by_role("button", name="Sign the petition").click(delay=80),
        "tap": lambda: at_hand.get_by_role("button", name="Sign the petition").tap(),
    }
    send[how]()
    at_hand.get_by_text("Did you mean ada@gmail.com? Choose, or send").wait_for()
    assert not Signature.objects.exists()
    if answer:
        at_hand.get_by_role("button", name=answer).tap()
    else:
        send[how]()

    at_hand.get_by_text("Your signature has arrived.").wait_for()
    signature = Signature.objects.get()
    assert (signature.email, signature.state) == (ANSWERS[answer], "confirmed")


def test_without_scripts_the_form_asks_once_and_each_answer_is_one_click(chromium, live_server, petition):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/petition/")
    fill_in(page, "ada@gmial.com")
    sign(page)
    page.get_by_label("ada@gmail.com", exact=True).check()
    sign(page)

    page.wait_for_url("**/petition/thanks/**")
    assert Signature.objects.get().email == "ada@gmail.com"
    context.close()


def test_browser_and_server_suggest_the_same(page, petition):
    page.goto("/petition/")
    suggest = """async addresses => {
        const element = document.querySelector("address-help");
        const list = await (await fetch(element.getAttribute("domains"))).json();
        const script = [...document.querySelectorAll("script[type=module]")][0].src;
        const { suggestedAddress } = await import(new URL("address-help.js", script));
        return addresses.map((address) => suggestedAddress(address, list));
    }"""

    assert page.evaluate(suggest, list(MISTYPED)) == list(MISTYPED.values())
    assert page.evaluate(suggest, RIGHT) == [""] * len(RIGHT)

"""Other sites frame the campaign: Chromium without third-party cookies, hosts on another origin."""

import pytest
from playwright.sync_api import expect

from campaign.tests.browser.axe import violations
from campaign.tests.browser.hosting import frame_of, write_page
from campaign.tests.browser.signing import fill_in, press_sign, sign, solved
from endorsers.models import Endorser
from petition.models import PetitionQuestion, Signature

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IN_APP = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 "
    "Instagram 340.0.0.22.109 (iPhone14,7; iOS 17_5; en_US)"
)


@pytest.fixture
def site(live_server):
    return live_server.url


@pytest.fixture
def element(petition, site):
    return f'<campaign-petition petition="{petition.pk}"><a href="{site}/petition/">Sign</a></campaign-petition>'


def test_a3_signing_works_where_third_party_cookies_are_blocked(host_page, host_folder, site, element, console_errors):
    write_page(host_folder, site, element)
    host_page.goto("/")
    fill_in(frame_of(host_page))
    inside = host_page.frames[1]
    assert inside.evaluate("document.cookie = 'x=1; Secure; SameSite=None'; document.cookie") == "", "not blocked"
    sign(frame_of(host_page))
    assert host_page.context.cookies() == []
    signature = Signature.objects.get()
    assert (signature.state, signature.channel, signature.source) == ("confirmed", "embed", "127.0.0.1")
    expect(frame_of(host_page).get_by_role("link", name="WhatsApp")).to_be_visible()
    assert host_page.url.startswith("http://127.0.0.1")
    assert console_errors == []


def test_a3_signing_works_in_an_in_app_browser(cookieless_chromium, host, host_folder, site, element, guarded):
    write_page(host_folder, site, element)
    context = cookieless_chromium.new_context(
        user_agent=IN_APP, viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    page.goto(host)
    fill_in(frame_of(page))
    solved(frame_of(page))
    sign(frame_of(page))
    assert Signature.objects.get().state == "confirmed"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a4_two_visitors_sign_from_one_kept_page(chromium, site, petition):
    address = f"/embed/petition/{petition.pk}/"
    contexts = [chromium.new_context(base_url=site) for _ in range(2)]
    kept = contexts[0].request.get(address).text()

    def from_the_cache(route):
        route.fulfill(body=kept, content_type="text/html") if route.request.method == "GET" else route.continue_()

    for number, context in enumerate(contexts):
        page = context.new_page()
        page.route(f"**{address}", from_the_cache)
        page.goto(address)
        fill_in(page, email=f"{number}@example.org")
        sign(page)
        context.close()
    assert Signature.objects.filter(state="confirmed").count() == 2


def test_a5_the_counter_lives_under_a_link_with_a_source_and_a_fragment(page, petition, console_errors):
    page.goto("/petition/?utm_source=river&utm_campaign=spring#top")
    with page.expect_response("**/count/") as answer:
        page.locator("signature-count").first.scroll_into_view_if_needed()
    assert answer.value.ok
    fill_in(page)
    page.get_by_role("button", name="Sign the petition").click()
    page.wait_for_url("**/petition/thanks/**")
    assert Signature.objects.get().source == "river"
    assert "utm_campaign%3Dspring" in page.get_by_role("link", name="WhatsApp").first.get_attribute("href")
    assert console_errors == []


def test_a5_the_host_names_source_and_campaign(host_page, host_folder, site, petition):
    tags = f'<campaign-petition petition="{petition.pk}" source="river" campaign="spring"></campaign-petition>'
    write_page(host_folder, site, tags)
    host_page.goto("/")
    fill_in(frame_of(host_page))
    sign(frame_of(host_page))
    signature = Signature.objects.get()
    assert (signature.source, signature.campaign) == ("river", "spring")


def test_two_petitions_on_a_page_tell_their_own_heights_and_signatures_and_nothing_personal(
    host_page, host_folder, site, petition, closed_petition
):
    tags = "".join(
        f'<campaign-petition petition="{one.pk}"></campaign-petition>' for one in (closed_petition, petition)
    )
    write_page(host_folder, site, tags)
    host_page.goto("/")
    fill_in(frame_of(host_page, 1))
    host_page.wait_for_function(
        "new Set(heard.filter(one => one.name === 'height').map(one => one.petition)).size === 2"
    )
    heights = "[...document.querySelectorAll('iframe')].map(frame => frame.clientHeight)"
    inner = [frame.evaluate("document.documentElement.scrollHeight") for frame in host_page.frames[1:]]
    host_page.wait_for_function(f"inner => `${{{heights}}}` === `${{inner}}`", arg=inner)
    assert inner[0] < inner[1]
    sign(frame_of(host_page, 1))
    host_page.wait_for_function("heard.some(one => one.name === 'signed')")
    heard = host_page.evaluate("heard")
    assert [one for one in heard if one["name"] == "signed"] == [
        {"name": "signed", "petition": petition.pk, "confirmation": "none"}
    ]
    assert {name for one in heard for name in one} == {"name", "petition", "updates", "height", "confirmation"}


def test_a_strict_policy_and_trusted_types_of_the_host_are_no_hindrance(
    host_page, host_folder, site, element, petition, console_errors
):
    count = f'<p><campaign-count petition="{petition.pk}">many</campaign-count></p>'
    policy = (
        f"default-src 'none'; script-src 'self' {site}; frame-src {site}; connect-src {site}; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    write_page(host_folder, site, count + element, policy=policy)
    host_page.goto("/")
    fill_in(frame_of(host_page))
    sign(frame_of(host_page))
    host_page.get_by_text("0", exact=True).wait_for()
    assert console_errors == []


def test_it_works_in_a_host_that_is_framed_in_a_sandbox(host_page, host_folder, site, element):
    write_page(host_folder, site, element, name="inner.html")
    rights = "allow-scripts allow-forms allow-popups allow-same-origin"
    (host_folder / "index.html").write_text(
        f'<!doctype html><title>Outer</title><iframe sandbox="{rights}" src="inner.html" height="900"></iframe>'
    )
    host_page.goto("/")
    frame = host_page.frame_locator("iframe").frame_locator("campaign-petition iframe")
    fill_in(frame)
    sign(frame)
    assert Signature.objects.get().state == "confirmed"


def test_with_scripts_off_the_link_inside_stays_and_a_plain_frame_signs(
    cookieless_chromium, host, host_folder, site, element, petition
):
    write_page(host_folder, site, f'{element}<iframe src="{site}/embed/petition/{petition.pk}/" height="900"></iframe>')
    context = cookieless_chromium.new_context(base_url=host, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("link", name="Sign", exact=True)).to_be_visible()
    frame = page.frame_locator("iframe")
    press_sign(frame)
    frame.get_by_role("alert").wait_for()
    fill_in(frame)
    sign(frame)
    assert Signature.objects.get().state == "confirmed"
    context.close()


def test_errors_and_the_petitions_own_questions_are_inside(host_page, host_folder, site, element, petition):
    PetitionQuestion.objects.create(petition=petition, label="Your union", field_type="singleline", required=True)
    write_page(host_folder, site, f'<div style="height: 100px"></div>{element}')
    host_page.goto("/")
    frame = frame_of(host_page)
    fill_in(frame)
    frame.locator("form.form").evaluate("form => { form.noValidate = true }")
    press_sign(frame)
    frame.get_by_role("alert").wait_for()
    expect(frame.get_by_label("Given name")).to_have_value("Ada")
    frame.get_by_role("alert").get_by_role("link").first.click()
    frame.get_by_label("Your union").fill("Miners 12")
    sign(frame)
    assert Signature.objects.get().answers == {"your_union": "Miners 12"}
    assert len(host_page.context.pages) == 1


def test_messages_from_elsewhere_change_nothing(host_page, host_folder, site, element):
    write_page(host_folder, site, element)
    host_page.goto("/")
    frame_of(host_page).get_by_label("Given name").wait_for()
    host_page.wait_for_function("heard.some(one => one.name === 'height')")
    host_page.evaluate("postMessage({ type: 'campaign:height', height: 9 }, '*')")
    host_page.evaluate("postMessage({ type: 'campaign:signed', petition: 1 }, '*')")
    host_page.evaluate("new Promise(done => setTimeout(done, 100))")
    assert host_page.locator("iframe").evaluate("frame => frame.clientHeight") > 100
    assert not host_page.evaluate("heard.some(one => one.name === 'signed')")


def test_a_frame_that_is_kept_away_gives_the_link_back(host_page, host_folder, site, element):
    write_page(host_folder, site, element)
    host_page.clock.install()
    host_page.route("**/embed/petition/**", lambda route: route.fulfill(status=503, body="blocked"))
    host_page.goto("/")
    host_page.wait_for_function("document.querySelector('iframe')?.hidden === false && !document.querySelector('a')")
    host_page.clock.fast_forward(20_000)
    host_page.get_by_role("link", name="Sign", exact=True).wait_for()


def test_the_wall_of_endorsers_opens_their_sites_in_a_new_tab(host_page, host_folder, site, endorsers_page):
    for number in range(4):
        Endorser.objects.create(name=f"Alliance {number}", website="https://a.example/", scope="national")
    write_page(
        host_folder,
        site,
        f'<campaign-endorsers page="{endorsers_page.pk}" limit="3" scope="national"></campaign-endorsers>',
    )
    host_page.goto("/")
    wall = host_page.frame_locator("campaign-endorsers iframe")
    link = wall.get_by_role("link", name="Alliance 0")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
    expect(wall.locator(".endorser")).to_have_count(3)
    expect(wall.get_by_role("link", name="See all 4 organizations")).to_be_visible()


@pytest.mark.parametrize("look", ["theme=light", "theme=dark", "accent=ffd83d&background=fff8e0&text=402000"])
@pytest.mark.parametrize("state", ["", "&signed=thanks", "&variant=compact", "&variant=count"])
def test_no_look_and_no_state_of_the_frame_has_a_violation(page, petition, endorsers_page, look, state):
    petition.title = "Menschenrechtsverträglichkeitsprüfungsgesetz für Rohstofflieferkettenabkommen"
    petition.save()
    Endorser.objects.create(name="Alliance", website="https://a.example/", scope="national")
    page.set_viewport_size({"width": 360, "height": 740})
    for address in (f"/embed/petition/{petition.pk}/?{look}{state}", f"/embed/endorsers/?{look}"):
        page.goto(address)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

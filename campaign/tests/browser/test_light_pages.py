"""Pages that load on a bad line and do not jump while they do."""

import pytest

pytestmark = pytest.mark.browser

# Of bodies, as they are unpacked; the page cache and nginx send less than half of it.
MOST_BYTES = 140_000
WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def landing(home, petition):
    home.sections = [
        ("hero", {"headline": "Put rights first", "ask": "<p>Sign before the talks end.</p>", "button_label": "Sign"}),
        ("sign_form", {"page": petition}),
    ]
    home.save()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["/", "/petition/"])
def test_a_page_is_light_and_stays_where_it_is(page, landing, address, width):
    taken = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.dataReceived", lambda event: taken.append(event["dataLength"]))
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(WATCH_SHIFTS)

    page.goto(address, wait_until="networkidle")

    assert page.evaluate("window.shifted") < 0.02
    assert 0 < sum(taken) < MOST_BYTES
    assert page.locator("img:not([width]), img:not([height])").count() == 0
    assert page.locator("head script[src]:not([type=module]):not([defer]):not([async])").count() == 0
    assert page.evaluate("[...document.fonts].length") == 0

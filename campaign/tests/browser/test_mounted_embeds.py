"""Pages made by React, Vue and their like: elements come before the script, go, come back and change in place."""

import pytest

from campaign.tests.browser.hosting import frame_of, write_page
from campaign.tests.serving import sooner_or_later

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# As those frameworks do it: elements are created, given attributes and children, and put in or taken out as a whole.
MOUNT = """(petition) => {
  const element = document.createElement("campaign-petition");
  element.setAttribute("petition", petition);
  element.append(Object.assign(document.createElement("a"), { href: "/", textContent: "Sign" }));
  document.querySelector("#app").append(element);
  window.mounted = element;
}"""
HEARD = "heard.filter(({ name }) => name === 'ready').length"


def heard(page, times):
    """Not by Playwright's own waiting, which the host's policy forbids."""
    return sooner_or_later(lambda: page.evaluate(HEARD) == times)


def test_elements_are_mounted_unmounted_and_changed(host_page, host_folder, live_server, petition, console_errors):
    site = live_server.url
    policy = f"default-src 'none'; script-src 'self' {site}; frame-src {site}; connect-src {site}"
    write_page(host_folder, site, '<div id="app"></div>', policy=policy)
    host_page.goto("/")
    for number in (1, 2):
        host_page.evaluate(MOUNT, petition.pk)
        frame_of(host_page).get_by_label("Given name").wait_for()
        assert heard(host_page, number)
        host_page.evaluate("document.querySelector('#app').replaceChildren()")

    # The same element again, as a list that is sorted anew moves it.
    host_page.evaluate("document.querySelector('#app').append(mounted)")
    frame_of(host_page).get_by_label("Given name").wait_for()
    assert heard(host_page, 3)
    host_page.evaluate("mounted.setAttribute('theme', 'dark')")
    assert heard(host_page, 4)
    assert "theme=dark" in host_page.locator("iframe").get_attribute("src")
    assert host_page.locator("iframe").count() == 1

    host_page.evaluate("mounted.remove()")
    host_page.evaluate("dispatchEvent(new MessageEvent('message', { data: { type: 'campaign:ready' } }))")
    assert host_page.evaluate(HEARD) == 4
    assert console_errors == []

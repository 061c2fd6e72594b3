"""A20: a host that isolates itself (``Cross-Origin-Embedder-Policy``) shows the frame, and people sign in it."""

import pytest

from campaign.tests.browser.hosting import hosted, serve_static_as_we_do, write_page
from petition.models import Signature

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["require-corp", "credentialless"])
def isolated_page(request, chromium, host_folder, live_server):
    headers = {"Cross-Origin-Embedder-Policy": request.param, "Cross-Origin-Opener-Policy": "same-origin"}

    with hosted(host_folder, headers=headers) as origin:
        context = chromium.new_context(base_url=origin, locale="en-US")
        serve_static_as_we_do(context, live_server.url)
        yield context.new_page()
        context.unroute_all(behavior="ignoreErrors")
        context.close()


def test_people_sign_in_the_frame_of_an_isolated_host(isolated_page, host_folder, live_server, petition):
    petition.proof_of_work = True
    petition.save()
    link = f'<a href="{live_server.url}/petition/">Sign</a>'
    element = f'<campaign-petition petition="{petition.pk}">{link}</campaign-petition>'
    badge = f'<img src="{live_server.url}/embed/petition/{petition.pk}/badge.svg" alt="Count">'
    write_page(host_folder, live_server.url, element + badge)
    isolated_page.goto("/")
    assert isolated_page.evaluate("crossOriginIsolated")
    frame = isolated_page.frame_locator("campaign-petition iframe")
    frame.get_by_label("Given name").fill("Ada")
    frame.get_by_label("E-mail address").fill("ada@example.org")
    frame.locator("button[type=submit]").first.click()
    frame.get_by_text("Thank you for signing").wait_for()
    assert Signature.objects.get().channel == "embed"
    assert isolated_page.evaluate("document.querySelector('img').naturalWidth") > 0

"""A20: a host that isolates itself (``Cross-Origin-Embedder-Policy``) shows the frame, and people sign in it."""

import pytest

from campaign.tests.browser.hosting import frame_of, hosted, write_page
from campaign.tests.browser.signing import fill_in, sign, solved
from petition.models import Signature

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["require-corp", "credentialless"])
def isolated_page(request, chromium, host_folder):
    headers = {"Cross-Origin-Embedder-Policy": request.param, "Cross-Origin-Opener-Policy": "same-origin"}

    with hosted(host_folder, headers=headers) as origin:
        context = chromium.new_context(base_url=origin, locale="en-US")
        yield context.new_page()
        context.close()


def test_people_sign_in_the_frame_of_an_isolated_host(isolated_page, host_folder, live_server, guarded, quick_puzzles):
    link = f'<a href="{live_server.url}/petition/">Sign</a>'
    element = f'<campaign-petition petition="{guarded.pk}">{link}</campaign-petition>'
    badge = f'<img src="{live_server.url}/embed/petition/{guarded.pk}/badge.svg" alt="Count">'
    write_page(host_folder, live_server.url, element + badge)
    isolated_page.goto("/")
    assert isolated_page.evaluate("crossOriginIsolated")
    frame = frame_of(isolated_page)
    fill_in(frame)
    solved(frame)
    sign(frame)
    signature = Signature.objects.get()
    assert (signature.state, signature.channel) == ("confirmed", "embed")
    isolated_page.wait_for_function("document.querySelector('img').naturalWidth > 0")

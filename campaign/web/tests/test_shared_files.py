"""A20: pages that isolate themselves may load our scripts and pictures, as the middleware serves them."""

import pytest


@pytest.mark.parametrize("name", ["js/embedded-host.js", "css/site.css"])
def test_a20_static_files_are_for_every_site_and_for_isolated_pages(client, name):
    answer = client.get(f"/static/{name}", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 200
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Cross-Origin-Embedder-Policy"] == "credentialless"
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a20_the_frame_lets_an_isolated_page_show_it(client, petition):
    answer = client.get(f"/embed/petition/{petition.pk}/")
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Cross-Origin-Embedder-Policy"] == "credentialless"

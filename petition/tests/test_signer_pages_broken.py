"""S30: a mailed link that came damaged, or without its token, shows a way to a new one; the endorsers' links alike."""

import pytest

ROADS = [
    *(f"/signature/{page}" for page in ("confirm", "unsubscribe", "manage")),
    *(f"/endorsement/{page}" for page in ("confirm", "address", "own")),
]
TOKENS = [
    "",
    "/",
    "/1-abc.def.ghi/",
    "/12-34",
    "/1-ab/cd.ef/",
    "/=3D1-abc/",
    "/%20/",
    "/é%00/",
    "/a/b/c/d/",
    "/1-abc.def>/",
]


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("road", ROADS)
def test_s30_a_broken_link_shows_the_form_for_a_new_one(client, petition, road, token):
    answer = client.get(road + token, follow=True)
    html = answer.content.decode()
    assert answer.status_code == 404
    assert "This link is not complete" in html
    assert f'action="{road.rsplit("/", 1)[0]}/link/"' in html
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("road", ROADS)
def test_s30_a_button_pressed_on_a_broken_address_is_helped_as_well(client, petition, road):
    assert "This link is not complete" in client.post(f"{road}/").content.decode()

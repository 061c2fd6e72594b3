"""The curve on other sites: off until an editor offers it, as a picture in two formats, and as a frame."""

from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from PIL import Image

from petition.tests.signers import signed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def offered(petition):
    petition.show_growth = True
    petition.save()
    signed(petition)
    return petition


def picture(client, petition, kind, **query):
    return client.get(f"/embed/petition/{petition.pk}/growth.{kind}", query)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_it_is_not_offered_until_an_editor_says_so(client, petition, kind):
    assert picture(client, petition, kind).status_code == 404
    assert "growth-picture" not in client.get("/petition/embed/").content.decode()


def test_the_svg_says_in_words_what_it_shows_and_needs_nothing_from_elsewhere(client, offered):
    response = picture(client, offered, "svg", lang="fr")
    drawing = ElementTree.fromstring(response.content)
    said = " ".join(drawing.itertext())
    assert offered.title in said
    assert "Objectif" in said
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert b"<script" not in response.content
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_png_is_as_large_as_the_drawing(client, offered):
    response = picture(client, offered, "png", theme="dark")
    drawn = Image.open(BytesIO(response.content))
    assert drawn.size == (1360, 832)
    assert drawn.getpixel((0, 0)) == (0x17, 0x1B, 0x30)


def test_before_anybody_signs_there_is_a_picture_too(client, petition):
    petition.show_growth = True
    petition.save()
    assert picture(client, petition, "svg").status_code == 200
    assert picture(client, petition, "png").status_code == 200


def test_the_frame_has_the_curve_its_numbers_and_the_way_to_sign(client, offered):
    html = client.get(f"/embed/petition/{offered.pk}/?variant=growth").content.decode()
    assert 'class="chart__curve"' in html
    assert "The numbers as a table" in html
    assert offered.button_label in html
    assert "style=" not in html


def test_a_frame_that_asks_for_a_curve_that_is_not_offered_has_the_count(client, petition):
    html = client.get(f"/embed/petition/{petition.pk}/?variant=growth").content.decode()
    assert "chart__curve" not in html
    assert petition.button_label in html


def test_editors_of_other_sites_find_its_lines(client, offered):
    html = client.get("/petition/embed/?kind=growth").content.decode()
    assert "variant=&quot;growth&quot;" in html
    assert (
        f"/embed/petition/{offered.pk}/growth.svg"
        in client.get("/petition/embed/?kind=growth-picture").content.decode()
    )

"""The logos that the demo draws."""

from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageColor

from campaign.demo.content.endorsers import NATIONAL
from campaign.demo.drawing.logos import logo
from campaign.demo.drawing.png import png
from campaign.demo.drawing.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
LEAST_CONTRAST_OF_A_GRAPHIC = 3


def luminance(color: str) -> float:
    parts = [value / 255 for value in ImageColor.getrgb(color)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", NATIONAL)
def test_a_logo_holds_the_whole_name_within_its_edges(name):
    drawing = logo(name)
    words = " ".join(text.words for text in drawing.texts)
    assert words.casefold() == name.casefold()
    for text in drawing.texts:
        left = text.at[0] - (text.width / 2 if text.anchor == "middle" else 0)
        assert left >= 0
        assert left + text.width <= drawing.width + 1
        assert text.at[1] <= drawing.height


@pytest.mark.parametrize("name", NATIONAL)
def test_a_logo_is_readable_on_light_and_on_dark_ground(name):
    drawing = logo(name)
    strong = luminance(drawing.shapes[0].color if drawing.texts[0].color == "#ffffff" else drawing.texts[0].color)
    assert 1.05 / (strong + 0.05) >= LEAST_CONTRAST_OF_A_GRAPHIC
    assert (strong + 0.05) / (luminance("#1b1b1f") + 0.05) >= LEAST_CONTRAST_OF_A_GRAPHIC


def test_a_logo_is_the_same_each_time_and_another_for_another_name():
    assert svg(logo("Tidewell Ocean Trust")) == svg(logo("Tidewell Ocean Trust"))
    assert len({svg(logo(name)) for name in NATIONAL}) == len(NATIONAL)


def test_an_ampersand_in_a_name_makes_valid_svg():
    root = ElementTree.fromstring(svg(logo("Groundswell & Tide")))
    assert root.find(f"{SVG}title").text == "Groundswell & Tide"


def test_a_bitmap_is_transparent_around_the_logo_and_sharp_on_fine_screens():
    drawing = logo("Council of Quiet Rivers")
    image = Image.open(BytesIO(png(drawing)))
    assert image.size == (drawing.width * 2, drawing.height * 2)
    assert image.getpixel((0, 0))[3] == 0
    assert image.getchannel("A").getextrema() == (0, 255)

"""The logos that come with the demo."""

from xml.etree import ElementTree

import pytest
from PIL import Image, ImageColor

from campaign.demo.content.endorsers import NATIONAL, WITHOUT_LOGO
from campaign.demo.content.local_endorsers import LOCAL
from campaign.demo.media import FILES
from campaign.demo.wall import logo_of

SVG = "{http://www.w3.org/2000/svg}"
LEAST_CONTRAST_OF_A_GRAPHIC = 3
NAMES = [
    name for name in [*NATIONAL, *(name for names in LOCAL.values() for name in names)] if name not in WITHOUT_LOGO
]
DRAWN = [name for name in NAMES if logo_of(name).suffix == ".svg"]
BITMAPS = [name for name in NAMES if logo_of(name).suffix == ".png"]


def luminance(color: str) -> float:
    parts = [value / 255 for value in ImageColor.getrgb(color)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def drawing_of(name: str) -> ElementTree.Element:
    return ElementTree.parse(logo_of(name)).getroot()


def test_each_logo_is_one_organizations_and_another_for_each():
    files = [logo_of(name) for name in NAMES]
    assert sorted(files) == sorted((FILES / "logos").iterdir())
    assert len({file.read_bytes() for file in files}) == len(files)


@pytest.mark.parametrize("name", DRAWN)
def test_a_logo_holds_the_whole_name_within_its_edges(name):
    drawing = drawing_of(name)
    texts = drawing.findall(f"{SVG}text")
    assert drawing.find(f"{SVG}title").text == name
    assert " ".join(text.text for text in texts).casefold() == name.casefold()
    for text in texts:
        x, width = float(text.get("x")), float(text.get("textLength"))
        left = x - (width / 2 if text.get("text-anchor") == "middle" else 0)
        assert left >= -0.1
        assert left + width <= float(drawing.get("width")) + 1
        assert float(text.get("y")) <= float(drawing.get("height"))


@pytest.mark.parametrize("name", DRAWN)
def test_a_logo_is_readable_on_light_and_on_dark_ground(name):
    drawing = drawing_of(name)
    words = drawing.find(f"{SVG}text").get("fill")
    plate = next(shape.get("fill") for shape in drawing if shape.tag != f"{SVG}title")
    strong = luminance(plate if words == "#ffffff" else words)
    assert 1.05 / (strong + 0.05) >= LEAST_CONTRAST_OF_A_GRAPHIC
    assert (strong + 0.05) / (luminance("#1b1b1f") + 0.05) >= LEAST_CONTRAST_OF_A_GRAPHIC


@pytest.mark.parametrize("name", BITMAPS)
def test_a_bitmap_is_transparent_around_the_logo_and_sharp_on_fine_screens(name):
    image = Image.open(logo_of(name)).convert("RGBA")
    assert image.width >= 2 * 170  # twice the narrowest of the drawings
    assert image.getpixel((0, 0))[3] == 0
    assert image.getchannel("A").getextrema() == (0, 255)

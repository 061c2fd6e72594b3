"""Cleaned logos look as their makers drew them."""

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from endorsers.logos.cleaning import clean_logo
from endorsers.tests.drawings import LOGOS

pytestmark = pytest.mark.browser
SIZE = {"width": 200, "height": 160}
# Edges may be drawn a shade lighter; a part that is gone is hundreds of pixels.
OTHER_PIXELS = 30
VISIBLE = 24


def looks(window, svg: bytes) -> Image.Image:
    source = f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
    window.set_content(f'<body style="margin:0"><img width="200" height="160" src="{source}"></body>')
    window.wait_for_function("document.images[0].complete")
    return Image.open(BytesIO(window.screenshot())).convert("L")


def test_each_drawing_looks_the_same_after_cleaning(chromium):
    context = chromium.new_context(viewport=SIZE)
    window = context.new_page()
    changed = {}
    for name, svg in LOGOS.items():
        difference = ImageChops.difference(looks(window, svg.encode()), looks(window, clean_logo(svg.encode()).data))
        if (pixels := sum(difference.histogram()[VISIBLE:])) > OTHER_PIXELS:
            changed[name] = pixels
    context.close()
    assert changed == {}

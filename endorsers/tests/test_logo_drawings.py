"""Logos as drawing programs save them look the same after cleaning, and what would take long is refused (T2, T5)."""

import pytest
from django.core.exceptions import ValidationError

from endorsers.logos.cleaning import clean_logo
from endorsers.logos.svg_styles import clean_sheet
from endorsers.tests.drawings import LOGOS, WITH_PIXELS

# What each drawing would lose its look without.
NEEDED = {
    "illustrator, classes": ".st1{fill:#FDD835;stroke:#212121;stroke-width:4;stroke-miterlimit:10}",
    "illustrator, clip path by use": "url(#SVGID_2_)",
    "illustrator, entities": 'fill="#0D47A1"',
    "illustrator, gradients": "stop-color:#FF6F00",
    "inkscape, style attributes": "stroke:#1b5e20;stroke-width:3",
    "inkscape, gradients by link": 'href="#a"',
    "inkscape, shadow": "feGaussianBlur",
    "inkscape, pattern": "url(#p)",
    "inkscape, arrow heads": "marker-end:url(#m)",
    "inkscape, text": "font-size:28px;font-family:sans-serif",
    "figma, shadow": 'values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0.25 0"',
    "figma, mask": "mask-type:alpha",
    "affinity, entities of Serif": "fill-rule:evenodd;clip-rule:evenodd",
    "coreldraw, cdata": "fill:#E31E24;fill-rule:nonzero",
}


@pytest.mark.parametrize("name", LOGOS)
def test_each_drawing_is_taken_and_keeps_its_shapes(name):
    kept = clean_logo(LOGOS[name].encode()).data.decode()
    for shape in ("<path", "<circle", "<rect", "<use", "<ellipse", "<polygon"):
        assert kept.count(shape) == LOGOS[name].replace("svg:", "").count(shape)
    assert NEEDED.get(name, "") in kept
    assert "metadata" not in kept
    assert "river.example" not in kept


def test_a_picture_of_pixels_inside_is_told():
    with pytest.raises(ValidationError, match="made of pixels"):
        clean_logo(WITH_PIXELS.encode())


def test_rules_for_other_media_are_left_out():
    sheet = "@import url(x.css);.a{fill:red}@media print{.a{fill:#000}.b{fill:#000}}.c{fill:blue}"
    assert clean_sheet(sheet) == ".a{fill:red}\n.c{fill:blue}"


SVG = 'xmlns="http://www.w3.org/2000/svg"'


def drawing(inner: str = "", root: str = 'viewBox="0 0 9 9"') -> bytes:
    return f"<svg {SVG} {root}>{inner}</svg>".encode()


def selectors(classes: int) -> str:
    return ",".join(f".c{number}" for number in range(classes))


HOSTILE = {
    "digits of a width": drawing(root=f'width="{"1" * 8000}" height="9"'),
    "digits of a box": drawing(root=f'viewBox="0 0 {"1" * 8000} 9"'),
    "blanks of a box": drawing(root=f'viewBox="0 0{" " * 8000}9 9"'),
    "an exponent": drawing(root='width="1e999999999" height="9"'),
    "classes times ids": drawing(
        f"<style>{selectors(400)}{{{';'.join(f'fill:url(#i{number})' for number in range(400))}}}</style>"
    ),
    "classes times rules": drawing("<style>" + "".join(f".c{n}{{fill:url(#i{n})}}" for n in range(4000)) + "</style>"),
    "classes of an element": drawing(f'<g class="{"c " * 60}"/>'),
    "a selector": drawing(f"<style>{selectors(2000)}{{fill:red}}</style>"),
    "depth": drawing("<g>" * 100_000 + "</g>" * 100_000),
    "elements": drawing("<g/>" * 300_000),
    "filters": drawing("<filter>" + "<feGaussianBlur/>" * 300 + "</filter>"),
    "entities of entities": b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + drawing("<text>&b;</text>"),
    "uses of an entity": f'<!DOCTYPE svg [<!ENTITY a "{"ha" * 50}">]>'.encode() + drawing("&a;" * 1000),
    "a long entity": f'<!DOCTYPE svg [<!ENTITY a "{"ha" * 5000}">]>'.encode() + drawing("&a;"),
    "markup in an entity": b'<!DOCTYPE svg [<!ENTITY a "<script/>">]>' + drawing("&a;"),
    "an outer entity": b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + drawing("<text>&a;</text>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_take_long_is_refused_in_words(name):
    with pytest.raises(ValidationError, match="SVG"):
        clean_logo(HOSTILE[name])


@pytest.mark.parametrize("piece", ["a", "/*", "{", "url(", "}", "a{b:"])
def test_a_megabyte_of_style_is_gone_through_once(piece):
    """With a pattern that tries each beginning this takes hours."""
    assert "fill" not in clean_sheet(piece * 200_000)

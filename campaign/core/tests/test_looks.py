"""How a frame looks on another site: choices are taken as far as everything stays readable."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from hypothesis import given
from hypothesis import strategies as st

from campaign.core.theming.colors import READABLE, color, contrast, words_on
from campaign.core.theming.frame_looks import PALETTES, look_of, style_sheet

COLORS = st.from_regex(r"#?[0-9a-f]{6}", fullmatch=True)


def full(written: str) -> str:
    return color(written)


def test_the_palettes_are_those_of_the_style_sheet():
    tokens = Path(finders.find("css/tokens.css")).read_text()
    for name in PALETTES["light"]:
        light, dark = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", tokens).groups()
        plain = re.search(rf"--{name}: (#\w+);", tokens)[1]
        assert full(plain) == full(light), f"{name} is another color where light-dark() is missing"
        assert (PALETTES["light"][name], PALETTES["dark"][name]) == (full(light), full(dark)), name


@pytest.mark.parametrize(
    "written", ["red", "#12345", "#1234567", "rgb(0,0,0)", "#fff;}", "url(x)", "１２３", "", "#ggg"]
)
def test_only_hexadecimal_colors_are_taken(written):
    assert color(written) == ""
    assert look_of({"accent": written, "text": written, "background": written}).query == ""


def test_a_color_is_measured_as_wcag_measures_it():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_one_look_has_one_address_however_it_is_asked_for():
    one = look_of({"font": "serif", "accent": "#ABC", "theme": "dark", "radius": "08"})
    other = look_of({"theme": "dark", "radius": "8", "accent": "aabbcc", "font": "serif", "utm_source": "x"})
    assert one.query == other.query == "theme=dark&accent=aabbcc&radius=8&font=serif"
    assert look_of({"theme": "auto"}).query == look_of({"theme": "pink", "radius": "-1", "font": "Comic"}).query == ""


def test_what_would_be_hard_to_read_falls_back_to_the_sites_own():
    assert look_of({"background": "808080"}).background == ""
    assert look_of({"text": "999999"}).text == ""
    assert look_of({"background": "ffffff", "text": "777777"}).text == ""
    assert look_of({"background": "fff8e0", "text": "402000"}).query == "background=fff8e0&text=402000"
    assert look_of({"theme": "light", "background": "000000"}).background == ""
    assert "color-scheme:dark" in style_sheet(look_of({"background": "000000"}))


@given(accent=COLORS, text=COLORS, background=COLORS)
def test_no_choice_of_colors_makes_words_hard_to_read(accent, text, background):
    look = look_of({"accent": accent, "text": text, "background": background})
    assert contrast(words_on(look.accent), look.accent) >= READABLE
    for ground in look.grounds:
        for name in ("error", "done", "text-soft"):
            readable = [contrast(PALETTES[scheme][name], ground) >= READABLE for scheme in look.schemes]
            assert any(readable)
        assert not look.text or contrast(look.text, ground) >= READABLE


@given(st.dictionaries(st.sampled_from(["theme", "accent", "background", "text", "radius", "font"]), st.text()))
def test_nothing_that_is_typed_gets_into_the_style_sheet_unchecked(query):
    sheet = style_sheet(look_of(query))
    assert re.fullmatch(r'(\.embed[ .:\w]*\{([-\w]+:[-\w#%,.()" ]+;)+\}\n)*', sheet)


def test_the_style_sheet_of_a_look_is_kept_by_caches(client, db):
    answer = client.get("/embed/look.css?accent=ffd83d&radius=99&theme=light")
    assert answer["Content-Type"].startswith("text/css")
    assert "max-age=86400" in answer["Cache-Control"]
    assert "--corner:24px" in answer.content.decode()
    assert "--fill:#ffd83d;--words:#000000" in answer.content.decode()


def test_a_dark_frame_can_be_read_where_light_dark_is_missing():
    css = style_sheet(look_of({"theme": "dark"}))
    without = css.partition("@supports not (color:light-dark(#000,#fff)){.embed{")[2].partition("}")[0]
    colors = dict(part.split(":") for part in without.rstrip(";").split(";"))
    assert contrast(colors["--text"], colors["--surface"]) >= READABLE
    assert contrast(colors["--error"], colors["--error-surface"]) >= READABLE


def test_a_button_under_the_pointer_keeps_a_color_that_every_browser_knows():
    css = style_sheet(look_of({"accent": "ffd83d"}))
    assert re.search(r"\.embed \.button:hover\{--fill:#[0-9a-f]{6};\}", css)

"""A site's own look: what can't be read is refused with a way out, and what is served is checked."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from campaign.core.theming.checks import accent_bears_words, accent_stands_on, main_bears_words
from campaign.core.theming.colors import READABLE, VISIBLE, contrast
from campaign.core.theming.frame_looks import PALETTES
from campaign.core.theming.grounds import GROUNDS
from campaign.core.theming.ready_looks import LOOKS
from campaign.core.theming.style_sheet import style_sheet


def theme(**chosen) -> CampaignSettings:
    settings = CampaignSettings(site=Site.objects.get(is_default_site=True), **chosen)
    settings.clean()
    return settings


def refused(**chosen) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        theme(**chosen)
    return caught.value.message_dict


def test_a_main_color_that_bears_no_white_words_is_refused_with_the_nearest_that_does(db):
    said = refused(theme_main="#7aa7ff")["theme_main"][0]
    assert "White words can’t be read on #7aa7ff" in said
    offered = said.rpartition("#")[2][:6]
    assert contrast(f"#{offered}", "#ffffff") >= 4.5
    theme(theme_main=f"#{offered}")


def test_an_accent_that_vanishes_on_the_main_color_is_refused_with_one_that_shows(db):
    said = refused(theme_main="#0b6b3a", theme_accent="#ff8a3d")["theme_accent"][0]
    assert "#ff8a3d can’t be read on the main color" in said
    offered = said.rpartition("#")[2][:6]
    assert contrast(f"#{offered}", "#0b6b3a") >= 4.5
    theme(theme_main="#0b6b3a", theme_accent=f"#{offered}")


@pytest.mark.parametrize("written", ["red", "#12345", "url(x)", "#fff;}body{display:none"])
def test_what_is_no_color_is_refused(db, written):
    assert "theme_main" in refused(theme_main=written)


@pytest.mark.parametrize("main", ["#6b1d1d", "#123", "#09562e", "#4d36a5", "#000000"])
def test_links_can_be_read_on_every_ground_by_day_and_by_night(db, main):
    css = style_sheet(theme(theme_main=main))
    day, night = css.partition("--link:light-dark(")[2][:15].split(",")
    assert min(contrast(day, ground) for ground in ("#ffffff", "#f5f6f8", "#e9ebf1")) >= 4.5
    assert min(contrast(night, ground) for ground in ("#171b30", "#0d1020", "#0a0c18")) >= 4.5
    # Browsers without light-dark() read the plain one, which stands before it.
    assert f"--link:{day};" in css.partition("@supports")[0]
    assert "light-dark" not in css.partition("@supports")[0]


@pytest.mark.parametrize("name", LOOKS)
def test_a_ready_look_can_be_read(db, name):
    look = LOOKS[name]
    assert main_bears_words(look.main)
    assert accent_bears_words(look.accent)
    assert accent_stands_on(look.accent, look.main)
    theme(theme_look=name)


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ground_bears_the_words_that_stand_on_it(ground, scheme):
    own = {name: both[scheme == "dark"] for name, both in GROUNDS[ground].items()}
    shown = PALETTES[scheme] | own
    for under in ("page", "surface", "surface-sunk"):
        for words in ("text", "text-soft", "error", "done"):
            assert contrast(shown[words], shown[under]) >= READABLE, (words, under)
        assert contrast(shown["control-line"], shown[under]) >= VISIBLE, under


def test_what_is_chosen_replaces_its_part_of_a_ready_look(db):
    css = style_sheet(theme(theme_look="hearth", theme_accent="#ffffff", theme_ground="white"))
    assert "--cobalt:#7a2a1e;" in css
    assert "--sulfur:#ffffff;" in css
    assert "--page:#ffffff;" in css
    assert "#faf5ec" not in css


def test_a_site_without_a_look_of_its_own_fetches_none(client, home):
    assert "theme.css" not in client.get("/").content.decode()
    assert client.get("/theme.css").content == b""


def test_pages_name_the_present_look_and_caches_keep_it_for_ever(client, home):
    theme(theme_main="#09562e", theme_header="main", theme_font="serif", theme_corner=12).save()
    html = client.get("/").content.decode()
    address = html.partition('href="/theme.css?v=')[2].partition('"')[0]
    response = client.get(f"/theme.css?v={address}")
    css = response.content.decode()
    assert "--cobalt:#09562e;" in css
    assert ".site-header{" in css
    assert "--corner:12px;" in css
    assert "Charter" in css
    assert response["Content-Type"].startswith("text/css")
    assert "immutable" in response["Cache-Control"]
    assert "immutable" not in client.get("/theme.css?v=old")["Cache-Control"]


def test_each_site_has_its_own_look(client, home):
    other = Site.objects.create(hostname="second.example", root_page=home)
    CampaignSettings.objects.create(site=other, theme_main="#6b1d1d")
    assert b"#6b1d1d" in client.get("/theme.css", headers={"host": "second.example"}).content
    assert client.get("/theme.css").content == b""


def test_editors_are_told_beside_the_field(admin_client, home):
    site = Site.objects.get(is_default_site=True)
    address = f"/admin/settings/core/campaignsettings/{site.pk}/"
    html = admin_client.get(address).content.decode()
    assert "<theme-preview " in html
    streams = {"share_texts-count": "0", "other_languages-count": "0"}
    answer = admin_client.post(
        address, {"theme_main": "#7aa7ff", "theme_corner": "3", "retention_months": "24", **streams}
    )
    assert "White words can’t be read on #7aa7ff" in answer.content.decode()

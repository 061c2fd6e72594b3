"""What a front end needs of the site itself: who runs it, its look, its menus."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from wagtail.models import PageViewRestriction, Site

from campaign.core.models import CampaignSettings, NavigationSettings
from campaign.core.theming.tokens import NIGHTLY_MAIN, POSTER, TEXT

SITE, NAVIGATION = "/api/campaign/v1/site/", "/api/campaign/v1/navigation/"


@pytest.fixture
def campaign(home):
    values = {
        "organization_name": "Example Alliance",
        "tagline": "Rights first",
        "contact_email": "press@alliance.example",
        "postal_address": "1 Example Street\nExampletown",
        "mastodon": "https://social.example/@alliance",
        "share_text": "{signatures} have signed.",
    }
    return CampaignSettings.objects.update_or_create(site=Site.objects.get(), defaults=values)[0]


def test_a_site_says_who_runs_it_and_how_it_looks(client, campaign):
    site = client.get(SITE).json()

    assert (site["name"], site["tagline"], site["locale"]) == ("Example Alliance", "Rights first", "en")
    assert site["postal_address"] == "1 Example Street\nExampletown"
    assert site["accounts"] == [{"network": "mastodon", "name": "Mastodon", "url": "https://social.example/@alliance"}]
    assert site["share"] == {"text": "{signatures} have signed.", "email_subject": "", "email_body": "", "posts": {}}
    assert site["languages"] == [
        {"code": "en", "name": "English", "direction": "ltr", "url": "http://localhost/"},
    ]
    assert site["theme"]["colors"]["light"]["main"] == "#1d35b4"
    assert site["theme"]["colors"]["dark"]["page"] == "#0d1020"
    assert site["logo"] is None
    assert site["privacy_page"] is None


def test_the_root_names_where_everything_is(client, campaign):
    addresses = client.get("/api/campaign/v1/").json()
    assert addresses["openapi"] == "http://localhost/api/campaign/v1/openapi.json"
    for name, address in addresses.items():
        assert client.get(address.removeprefix("http://localhost")).status_code == 200, name


def test_the_look_that_an_editor_chose_comes_as_tokens(client, campaign):
    campaign.theme_look, campaign.theme_corner = "hearth", 2
    campaign.save()
    theme = client.get(SITE).json()["theme"]

    assert (
        theme["colors"]["light"] | {"main": "#7a2a1e", "page": "#faf5ec", "text": "#0d1020"} == theme["colors"]["light"]
    )
    assert theme["colors"]["dark"]["page"] == "#17130d"
    assert "Georgia" in theme["fonts"]["headings"]
    assert theme["corner"] == 2


def test_a_site_in_two_languages_names_both_and_answers_in_the_one_asked_for(client, campaign, french):
    campaign.other_languages = [("words", {"language": "fr", "tagline": "Les droits d’abord"})]
    campaign.save()
    site = client.get(SITE, {"locale": "fr-CA"}).json()

    assert (site["tagline"], site["locale"], site["url"]) == ("Les droits d’abord", "fr", "http://localhost/fr/")
    assert [(one["code"], one["name"]) for one in site["languages"]] == [("en", "English"), ("fr", "Français")]
    assert client.get(SITE, {"locale": "tlh"}).status_code == 400


def test_menus_are_those_that_readers_of_the_language_see(client, petition, faq_page, french, closed_petition):
    closed_petition.unpublish()
    menus = NavigationSettings(site=Site.objects.get())
    menus.header = [
        ("link", {"page": petition, "url": "", "label": "", "language": ""}),
        ("link", {"page": closed_petition, "url": "", "label": "", "language": ""}),
        ("link", {"page": None, "url": "https://autre.example/", "label": "Ailleurs", "language": "fr"}),
    ]
    menus.header_button = [("link", {"page": petition, "url": "", "label": "Sign", "language": "en"})]
    menus.save()
    english, french_ones = (client.get(NAVIGATION, {"locale": code}).json() for code in ("en", "fr"))

    assert english["header"] == [
        {"text": "Put rights first", "url": "http://localhost/petition/", "page": petition.pk},
    ]
    assert english["button"]["text"] == "Sign"
    assert [link["text"] for link in french_ones["header"]] == ["Les droits d’abord", "Ailleurs"]
    assert french_ones["header"][0]["url"] == "http://localhost/fr/petition/"
    assert french_ones["button"] is None
    assert [link["text"] for link in french_ones["footer"]] == ["Votre signature"]


@pytest.mark.parametrize("address", [SITE, NAVIGATION])
def test_nothing_is_said_of_a_site_that_is_not_public(client, campaign, home, address):
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address).status_code == 404


def test_the_fonts_and_the_nightly_color_are_those_of_the_style_sheet():
    sheet = re.sub(r"\s+", " ", Path(finders.find("css/tokens.css")).read_text())
    assert f"--display: {POSTER};" in sheet
    assert f"--body: {TEXT};" in sheet
    assert f"--cobalt: light-dark(#1d35b4, {NIGHTLY_MAIN});" in sheet

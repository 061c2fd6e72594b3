"""What networks, messengers and search engines read of every type of page."""

import html
import json
import re

import pytest

from home.models import ContentPage
from petition.models import PetitionUpdatePage
from resources.models import ResourcePage


@pytest.fixture
def site(home, petition, endorsers_page, library, faq_page):
    """A page of each type, each with a description of its own."""
    library.add_child(instance=ResourcePage(title="What a fair deal needs", slug="fair-deal"))
    petition.add_child(instance=PetitionUpdatePage(title="We met the minister", slug="met", date="2026-05-02"))
    home.add_child(instance=ContentPage(title='About "us" & them', slug="about"))
    for page in home.get_descendants(inclusive=True).specific():
        page.search_description = f"What {page.title} is about"
        page.save_revision().publish()
    return home


@pytest.fixture
def meta(client):
    """``meta(path)``: the page's meta tags, its canonical address and its JSON-LD by type."""

    def read(path):
        page = client.get(path).content.decode()
        tags = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page)
        data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        return {
            **{name: html.unescape(value) for name, value in tags},
            "names": [name for name, _value in tags],
            "canonical": re.findall(r'<link rel="canonical" href="([^"]+)"', page),
            "facts": {thing["@type"]: thing for thing in json.loads(data[1])["@graph"]} if data else {},
        }

    return read


PAGES = {
    "/": "Minerals for people",
    "/petition/": "Put rights first",
    "/petition/met/": "We met the minister",
    "/endorsers/": "Endorsers",
    "/resources/": "Resources",
    "/resources/fair-deal/": "What a fair deal needs",
    "/faq/": "Questions",
    "/about/": 'About "us" & them',
}


@pytest.mark.parametrize(("path", "title"), PAGES.items())
def test_every_page_is_a_card_with_one_address(meta, site, path, title):
    card = meta(f"{path}?utm_source=x")
    assert card["og:title"] == title
    assert card["og:description"] == card["description"] == f"What {title} is about"
    assert card["canonical"] == [card["og:url"]] == [f"http://localhost{path}"]
    assert card["twitter:card"] in ("summary", "summary_large_image")
    once = [name for name in card["names"] if name != "theme-color"]  # one for each color scheme
    assert len(once) == len(set(once))


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/"])
def test_every_page_below_the_landing_page_says_the_way_to_it(meta, site, path):
    steps = meta(path)["facts"]["BreadcrumbList"]["itemListElement"]
    assert steps[0]["item"] == "http://localhost/"
    assert steps[-1]["item"] == f"http://localhost{path}"
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))


@pytest.mark.parametrize("path", PAGES)
def test_the_picture_of_a_card_has_an_absolute_address_and_words(meta, site, add_image, path):
    page = next(page for page in site.get_descendants(inclusive=True).specific() if page.url == path)
    page.social_image = add_image()
    page.save_revision().publish()
    card = meta(path)
    assert card["og:image"].startswith("http://localhost/")
    assert (card["og:image:width"], card["og:image:height"]) == ("1200", "630")
    assert card["og:image:alt"] == "A river"
    assert card["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("path", ["/petition/", "/petition/met/"])
def test_a_petition_and_its_news_without_a_picture_have_the_drawn_one(client, meta, site, path):
    card = meta(path)
    assert card["og:image"].startswith("http://localhost/share/petition/")
    assert card["og:image:alt"] == "Put rights first. Be the first to sign"
    assert client.get(card["og:image"].removeprefix("http://localhost"))["Content-Type"] == "image/png"


@pytest.fixture
def add_image(db):
    from io import BytesIO

    from django.core.files.images import ImageFile
    from PIL import Image

    from campaign.core.models import CampaignImage

    def add():
        file = BytesIO()
        Image.new("RGB", (1300, 700), "#1d35b4").save(file, "PNG")
        return CampaignImage.objects.create(
            title="River", description="A river", file=ImageFile(file, name="river.png")
        )

    return add

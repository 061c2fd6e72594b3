"""How search engines, feed readers and phones find the site's pages."""

import re
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from home.models import ContentPage

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def about(home):
    return home.add_child(instance=ContentPage(title="About [us]", slug="about", introduction="<p>Who we are.</p>"))


def canonical(page):
    return re.search(r'<link rel="canonical" href="([^"]+)"', page.content.decode())[1]


def test_the_sitemap_has_each_public_page_with_its_last_change(client, home, petition, about):
    about.save_revision().publish()
    urls = ElementTree.fromstring(client.get("/sitemap.xml").content).findall("s:url", SITEMAP)
    found = {url.find("s:loc", SITEMAP).text: url.find("s:lastmod", SITEMAP) for url in urls}
    assert set(found) == {home.full_url, petition.full_url, about.full_url, f"{home.full_url}transparency/"}
    assert found[about.full_url].text
    assert not any("thanks" in address for address in found)


@pytest.mark.parametrize("address", ["/sitemap.xml", "/llms.txt"])
def test_a8_a_draft_or_private_page_is_in_no_list(client, about, address):
    assert "/about/" in client.get(address).content.decode()
    restriction = PageViewRestriction.objects.create(page=about, restriction_type="login")
    assert "/about/" not in client.get(address).content.decode()
    restriction.delete()
    about.unpublish()
    assert "/about/" not in client.get(address).content.decode()


def test_a_guide_for_language_models_names_the_main_pages(client, about):
    answer = client.get("/llms.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "- [About (us)](http://localhost/about/): Who we are." in answer.content.decode()


def test_a_page_that_moved_is_found_at_its_old_address(client, about, django_capture_on_commit_callbacks):
    about.slug = "who-we-are"
    with django_capture_on_commit_callbacks(execute=True):
        about.save_revision().publish()
    answer = client.get("/about/?utm_source=old-mail")
    assert answer.status_code == 301
    assert answer["Location"].startswith("/who-we-are/")


def test_sources_are_no_address_of_their_own(client, petition):
    assert canonical(client.get("/petition/?utm_source=x&page=3")) == petition.full_url


def test_a_later_part_of_an_unfiltered_list_is_its_own_address(client, about, monkeypatch):
    monkeypatch.setattr(ContentPage, "is_paginated", True)
    assert canonical(client.get("/about/?page=2&utm_source=x")) == f"{about.full_url}?page=2"
    assert canonical(client.get("/about/?page=1")) == about.full_url
    assert canonical(client.get("/about/?page=2&type=report")) == about.full_url
    assert canonical(client.get("/about/?page=%D9%A2")) == about.full_url


def test_a_phone_can_put_the_site_on_its_home_screen(client, home):
    manifest = client.get("/site.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    assert manifest.json()["name"]
    assert 'rel="manifest" href="/site.webmanifest"' in client.get("/").content.decode()
    assert client.get("/favicon.ico")["Location"].endswith(".svg")


def test_each_page_has_a_title_and_a_description(client, about):
    page = client.get("/about/").content.decode()
    assert re.search(r"<title>About \[us\]", page)
    assert '<meta name="description" content="Who we are.">' in page

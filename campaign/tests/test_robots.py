"""What crawlers are told (RFC 9309)."""

from urllib.robotparser import RobotFileParser

import pytest


@pytest.fixture
def robots(client, db, settings):
    settings.SITE_URL = "https://campaign.example.org"
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    parser = RobotFileParser()
    parser.parse(answer.content.decode().splitlines())
    return parser


@pytest.mark.parametrize("path", ["/", "/petition/", "/resources/feed/", "/api/campaign/v1/petitions/"])
def test_public_pages_may_be_crawled(robots, path):
    assert robots.can_fetch("anybot", path)


@pytest.mark.parametrize("path", ["/admin/", "/search/?q=rights", "/embed/petition/1/"])
def test_what_is_no_page_of_its_own_is_left_alone(robots, path):
    assert not robots.can_fetch("anybot", path)


def test_crawlers_are_led_to_the_sitemap(robots):
    assert robots.site_maps() == ["https://campaign.example.org/sitemap.xml"]

"""How much the page cache keeps, and what must not push what out."""

import pytest

from campaign.web.front.front import Front
from campaign.web.front.page_cache import PageCache
from campaign.web.tests.page_cache_reader import Reader, SteadyWatch

ROOM = 1_000_000


@pytest.fixture
def reader(settings):
    """A reader of pages of 20 kB each, whatever the address."""
    settings.ALLOWED_HOSTS = ["localhost", ".example.org"]
    settings.SITE_URL = "https://www.example.org"

    def page(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "public, max-age=60")])
        return [b"x" * 20_000]

    return Reader(lambda _django: Front(page, pages=PageCache(page, room=ROOM), watch=SteadyWatch()), application=page)


def hit(answer):
    return answer.headers["Cache-Status"] == "campaign; hit"


def memory_of(reader):
    [cache] = reader.front.pages
    return cache.pages.used + cache.queries.used


@pytest.mark.parametrize("host", ["localhost", "www.example.org"])
def test_it_takes_no_more_memory_than_it_is_given(reader, host):
    reader.get("/kept/", host=host)
    for number in range(200):
        reader.get(f"/kept/?page={number}", host=host)

    assert memory_of(reader) <= ROOM
    assert hit(reader.get("/kept/", host=host)), "addresses with a query pushed it out"
    assert not hit(reader.get("/kept/?page=0", host=host))


def test_made_up_subdomains_push_no_page_out(reader):
    reader.get("/kept/")
    for number in range(200):
        reader.get("/kept/", host=f"made-up-{number}.example.org")

    assert memory_of(reader) <= ROOM
    assert hit(reader.get("/kept/"))
    assert hit(reader.get("/kept/", host="made-up-199.example.org")), "a site of a wildcard is kept too"
    assert not hit(reader.get("/kept/", host="made-up-0.example.org"))


def test_an_address_longer_than_any_link_is_not_kept(reader):
    for _time in range(2):
        assert "Cache-Status" not in reader.get(f"/kept/?campaign={'x' * 2000}").headers

"""Pages that any cache may keep, and answers that none may."""

import re

import pytest

pytestmark = pytest.mark.django_db

# Seconds that another's cache may go on with an old copy, and all in all after a page was taken off the site.
LONGEST_STALE = 60
LONGEST_KEPT = 70
PAGES = ["home", "petition", "endorsers_page", "library", "faq_page"]


@pytest.fixture(params=PAGES)
def public_page(request):
    return request.getfixturevalue(request.param)


def test_a_reader_gets_no_cookie_and_a_page_that_any_cache_may_keep(client, public_page):
    answer = client.get(public_page.url)

    assert answer.status_code == 200
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
    assert "public" in answer["Cache-Control"]
    assert "max-age=60" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/petition/",
        "/petition/thanks/",
        "/endorsers/",
        "/faq/",
        "/resources/",
        "/resources/feed/",
        "/search/?q=rights",
        "/search/suggest/?q=rig",
        "/sitemap.xml",
        "/embed/petition/{pk}/",
        "/embed/petition/{pk}/badge.svg",
        "/embed/endorsers/",
        "/share/petition/{pk}.png",
        "/share/qr/{pk}.svg",
        "/share/mastodon/{pk}/",
        "/theme.css",
        "/llms.txt",
        "/api/v2/pages/",
        "/api/v2/pages/{pk}/",
        "/api/campaign/v1/petitions/",
        "/api/campaign/v1/petitions/{pk}/",
        "/api/campaign/v1/petitions/{pk}/count/",
        "/api/campaign/v1/petitions/{pk}/history/",
        "/api/campaign/v1/petitions/{pk}/signatures/",
        "/api/campaign/v1/endorsers/",
        "/api/campaign/v1/resources/",
        "/api/campaign/v1/faqs/",
        "/api/campaign/v1/search/?q=rights",
        "/api/osdi/v1/",
        "/api/osdi/v1/petitions/{pk}/",
    ],
)
def test_a_cache_that_nobody_purges_forgets_within_seventy_seconds(
    client, petition, endorsers_page, library, faq_page, address
):
    """D1: what a CDN may do with an erased name or a page that was taken off."""
    answer = client.get(address.format(pk=petition.pk))
    assert answer.status_code == 200
    said = dict(re.findall(r"([a-z-]+)=(\d+)", answer["Cache-Control"]))
    seconds = {name: int(value) for name, value in said.items()}

    kept = max(seconds.get("max-age", 0), seconds.get("s-maxage", 0))
    assert kept + seconds.get("stale-while-revalidate", 0) <= LONGEST_KEPT
    assert seconds.get("stale-if-error", 0) <= LONGEST_STALE


def test_two_readers_get_the_same_bytes(client, petition):
    """A4: nothing in a cached page belongs to one visitor, so all of them can sign from it."""
    assert client.get(petition.url).content == client.get(petition.url).content


def test_a_reader_who_has_the_page_already_gets_only_its_name(client, petition):
    first = client.get(petition.url)

    again = client.get(petition.url, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""


def test_an_editor_gets_a_page_that_no_shared_cache_keeps(admin_client, petition):
    answer = admin_client.get(petition.url)

    assert "private" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]


@pytest.mark.parametrize("address", ["/no-such-page/", "/admin/login/"])
def test_what_is_no_public_page_is_not_shared(client, home, address):
    answer = client.get(address)

    assert "public" not in answer["Cache-Control"]


def test_the_answer_to_a_post_is_not_shared(client, petition):
    answer = client.post(petition.url, {"given_name": ""})

    assert answer.status_code == 422
    assert "public" not in answer["Cache-Control"]

"""Public reads: for any reader, any origin, any cache."""

import pytest
from django.core.cache import cache, caches
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file

from campaign.core.models import CampaignDocument, CampaignImage

API = "/api/campaign/v1"
READS = {
    f"{API}/petitions/": 10,
    f"{API}/petitions/{{petition}}/": 10,
    f"{API}/petitions/{{petition}}/count/": 1,
    f"{API}/petitions/{{petition}}/history/": 60,
    f"{API}/petitions/{{petition}}/signatures/": 10,
    f"{API}/endorsers/": 60,
    f"{API}/endorsers/history/": 60,
    f"{API}/resources/": 60,
    f"{API}/faqs/": 60,
    f"{API}/search/?q=rights": 60,
    f"{API}/openapi.json": 300,
    f"{API}/docs": 300,
    "/api/v2/pages/": 60,
    "/api/v2/pages/{petition}/": 60,
    "/api/v2/images/": 60,
    "/api/v2/images/{image}/": 60,
    "/api/v2/documents/": 60,
    "/api/v2/documents/{document}/": 60,
}
ADDRESSES = list(READS)


@pytest.fixture
def address(request, petition):
    """An address of READS, with the number of the thing that it reads."""
    thing = ""
    if "{image}" in request.param:
        thing = CampaignImage.objects.create(title="River", file=get_test_image_file()).pk
    if "{document}" in request.param:
        thing = CampaignDocument.objects.create(title="Report", file=ContentFile(b"words", name="report.pdf")).pk
    return request.param.format(petition=petition.pk, image=thing, document=thing)


every_read = pytest.mark.parametrize("address", ADDRESSES, indirect=True)


@every_read
def test_a_reader_that_has_the_answer_is_told_304(client, address):
    first = client.get(address)
    assert first.status_code == 200
    assert "public" in first["Cache-Control"]
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"]


@every_read
def test_no_copy_in_a_cache_names_the_request_that_it_was_made_for(client, address):
    first = client.get(address)
    for shared in (first, client.head(address), client.get(address, headers={"if-none-match": first["ETag"]})):
        assert not shared.has_header("X-Request-ID")


@every_read
def test_head_answers_as_get_without_the_body(client, address):
    get = client.get(address)
    cache.clear()
    head = client.head(address)
    assert head.status_code == 200
    assert not head.content
    for header in ("ETag", "Cache-Control", "Content-Type"):
        assert head[header] == get[header]
    assert client.head(address, headers={"if-none-match": get["ETag"]}).status_code == 304


@pytest.mark.parametrize(("address", "seconds"), READS.items(), indirect=["address"])
def test_caches_may_keep_an_answer_for_a_short_time_only(client, address, seconds):
    """No purge reaches the caches of other sites: what is published shows when this time is over."""
    assert client.get(address)["Cache-Control"] == f"public, max-age={seconds}"


@every_read
def test_a_page_on_any_other_site_may_read(client, address):
    response = client.get(address, headers={"origin": "https://partner.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "etag" in response["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("path", ["petitions/{}/signatures/", "endorsers/"])
def test_a_page_on_any_other_site_may_send(client, petition, path):
    response = client.options(
        f"{API}/{path.format(petition.pk)}",
        headers={
            "origin": "https://partner.example",
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization, content-type, idempotency-key",
        },
    )
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response["Access-Control-Allow-Methods"]
    allowed = response["Access-Control-Allow-Headers"].split(", ")
    assert {"authorization", "content-type", "idempotency-key"} <= set(allowed)


@pytest.mark.parametrize("address", ["petitions/", "petitions/{}/signatures/", "search/"])
def test_options_names_the_methods(client, petition, address):
    response = client.options(f"{API}/{address.format(petition.pk)}")
    assert response.status_code == 204
    assert {"GET", "HEAD", "OPTIONS"} <= set(response["Allow"].split(", "))


@every_read
def test_an_editor_is_answered_as_everybody_is(client, admin_client, address):
    anonymous = client.get(address)
    cache.clear()
    editor = admin_client.get(address)
    assert editor.content == anonymous.content
    assert editor["Cache-Control"] == anonymous["Cache-Control"]
    assert "cookie" not in editor.get("Vary", "").lower()
    assert not editor.cookies


@pytest.mark.parametrize("accept", ["text/html", "image/*", "application/xml;q=0.9", "*", "; drop", ""])
def test_an_odd_accept_is_answered_json(client, petition, accept):
    """A9."""
    for address in (f"{API}/petitions/", "/api/v2/pages/"):
        response = client.get(address, headers={"accept": accept})
        assert response.status_code == 200
        assert response["Content-Type"].startswith("application/json")


def test_lists_come_in_windows_with_the_length_of_the_whole(client, home):
    from petition.models import PetitionPage

    for number in range(5):
        home.add_child(instance=PetitionPage(title=f"Petition {number}", slug=f"petition-{number}"))
    page = client.get(f"{API}/petitions/?limit=2&offset=2").json()
    assert [petition["title"] for petition in page["items"]] == ["Petition 2", "Petition 1"]
    assert page["count"] == 5
    assert client.get(f"{API}/petitions/?offset=50").json() == {"items": [], "count": 5}


def test_a_count_needs_no_cache(client, petition, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionError("the cache is down")

    for method in ("get", "set", "add", "delete"):
        monkeypatch.setattr(type(caches["default"]), method, refuse)
    response = client.get(f"{API}/petitions/{petition.pk}/count/")
    assert response.status_code == 200
    assert response.json() == {"signatures": 0, "goal": 100, "lately": None}


@pytest.mark.parametrize("origin", [None, "https://a.example", "https://b.example"])
def test_one_copy_in_a_cache_serves_every_origin(client, petition, origin):
    headers = {"origin": origin} if origin else {}
    response = client.get("/api/campaign/v1/petitions/", headers=headers)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "origin" not in response.get("Vary", "").lower()


def test_where_origins_are_named_caches_keep_their_answers_apart(client, petition, settings):
    settings.CORS_ALLOW_ALL_ORIGINS, settings.CORS_ALLOWED_ORIGINS = False, ["https://a.example"]
    response = client.get("/api/campaign/v1/petitions/", headers={"origin": "https://b.example"})
    assert "origin" in response["Vary"].lower()
    assert not response.has_header("Access-Control-Allow-Origin")

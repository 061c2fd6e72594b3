"""Public reads: for any reader, any origin, any cache."""

import pytest
from django.core.cache import cache, caches

API = "/api/campaign/v1"
ADDRESSES = [
    f"{API}/petitions/",
    f"{API}/endorsers/",
    f"{API}/resources/",
    f"{API}/faqs/",
    f"{API}/search/?q=rights",
    f"{API}/openapi.json",
    "/api/v2/pages/",
    "/api/v2/images/",
    "/api/v2/documents/",
]
MAX_AGES = {"": 10, "count/": 1, "history/": 60, "signatures/": 10}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_that_has_the_answer_is_told_304(client, petition, address):
    first = client.get(address)
    assert first.status_code == 200
    assert "public" in first["Cache-Control"]
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_answers_as_get_without_the_body(client, petition, address):
    get = client.get(address)
    cache.clear()
    head = client.head(address)
    assert head.status_code == 200
    assert not head.content
    for header in ("ETag", "Cache-Control", "Content-Type"):
        assert head[header] == get[header]
    assert client.head(address, headers={"if-none-match": get["ETag"]}).status_code == 304


@pytest.mark.parametrize(("part", "seconds"), MAX_AGES.items())
def test_caches_may_keep_what_changes_fast_for_a_short_time_only(client, petition, part, seconds):
    response = client.get(f"{API}/petitions/{petition.pk}/{part}")
    assert response["Cache-Control"] == f"public, max-age={seconds}"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_on_any_other_site_may_read(client, petition, address):
    response = client.get(address, headers={"origin": "https://partner.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "etag" in response["Access-Control-Expose-Headers"]


def test_a_page_on_any_other_site_may_sign(client, petition):
    response = client.options(
        f"{API}/petitions/{petition.pk}/signatures/",
        headers={
            "origin": "https://partner.example",
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type, idempotency-key",
        },
    )
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response["Access-Control-Allow-Methods"]
    assert "idempotency-key" in response["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("address", ["petitions/", "petitions/{}/signatures/", "search/"])
def test_options_names_the_methods(client, petition, address):
    response = client.options(f"{API}/{address.format(petition.pk)}")
    assert response.status_code == 204
    assert {"GET", "HEAD", "OPTIONS"} <= set(response["Allow"].split(", "))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_editor_is_answered_as_everybody_is(client, admin_client, petition, address):
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
    assert response.json() == {"signatures": 0, "goal": 100}


def test_a_rush_on_one_address_costs_the_database_one_answer(client, petition, django_assert_num_queries):
    client.get(f"{API}/petitions/{petition.pk}/count/")
    with django_assert_num_queries(0):
        for _ in range(5):
            client.get(f"{API}/petitions/{petition.pk}/count/")


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

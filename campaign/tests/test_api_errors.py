"""However a request fails, the campaign's API answers problem details (RFC 9457)."""

import json

import pytest
from django.urls import path

from campaign import urls
from campaign.headless.endpoints import public_endpoint

API = "/api/campaign/v1"


def problem(response, status):
    """The details, once it is sure that they are well formed."""
    assert response.status_code == status, response.content[:300]
    assert response["Content-Type"] == "application/problem+json"
    details = json.loads(response.content)
    assert details["status"] == status
    assert details["title"]
    assert details["detail"]
    assert "Traceback" not in response.content.decode()
    return details


@pytest.mark.parametrize(
    "address",
    [
        "/api/",
        "/api/nothing",
        "/api/campaign/",
        f"{API}/nothing/",
        f"{API}/nothing",
        f"{API}/petitions/abc/",
        f"{API}/%00",
        f"{API}/petitions/%3Cscript%3E/",
        "/api/v2/nothing/",
    ],
)
def test_an_unknown_address_answers_404(client, home, address):
    for ask in (client.get, client.post, client.delete):
        problem(ask(address), 404)


@pytest.mark.parametrize("number", [0, 1, 2**31, 2**63, 10**30])
def test_a_petition_that_is_not_there_answers_404(client, home, number):
    for part in ("", "count/", "history/", "signatures/"):
        problem(client.get(f"{API}/petitions/{number}/{part}"), 404)


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client, petition):
    response = client.get(f"{API}/petitions?limit=1")
    assert response.status_code == 308
    assert response["Location"] == f"{API}/petitions/?limit=1"
    response = client.post(f"{API}/petitions/{petition.pk}/signatures", {}, content_type="application/json")
    assert response.status_code == 308


@pytest.mark.parametrize("method", ["put", "patch", "delete", "post", "trace"])
def test_a_method_that_is_not_allowed_answers_405_with_those_that_are(client, home, method):
    response = getattr(client, method)(f"{API}/petitions/")
    problem(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_a_post_may_be_sent_only_where_one_is_taken(client, petition):
    response = client.delete(f"{API}/petitions/{petition.pk}/signatures/")
    problem(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page=2", "page"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=-1", "limit"),
        ("limit=ten", "limit"),
        ("limit=", "limit"),
        (f"limit={10**30}", "limit"),
        ("offset=-1", "offset"),
        (f"offset={10**30}", "offset"),
        ("limit=1&limit=2", "limit"),
        ("Limit=1", "Limit"),
        ("%00=1", "\x00"),
    ],
)
def test_a_parameter_that_is_unknown_or_out_of_range_is_named(client, home, query, field):
    details = problem(client.get(f"{API}/petitions/?{query}"), 422)
    assert [error["field"] for error in details["errors"]] == [field]


@pytest.mark.parametrize("list_name", ["endorsers", "resources", "faqs", "search"])
def test_every_list_refuses_what_it_does_not_know(client, home, list_name):
    problem(client.get(f"{API}/{list_name}/?colour=red"), 422)
    problem(client.get(f"{API}/{list_name}/?limit=101"), 422)


def test_a_single_thing_takes_no_parameters(client, petition):
    details = problem(client.get(f"{API}/petitions/{petition.pk}/?limit=1"), 422)
    assert details["errors"] == [{"field": "limit", "pointer": None, "message": "Unknown parameter."}]


@pytest.mark.parametrize("parameter", ["region", "search"])
def test_a_null_character_in_a_parameter_is_an_error(client, home, parameter):
    details = problem(client.get(f"{API}/endorsers/?{parameter}=%00"), 422)
    assert details["errors"][0]["field"] == parameter


BODIES = ["{", " ", "null", "[]", "3", '"text"', '{"given_name": NaN}', "[" * 30_000, b"\xff\xfe", "9" * 5000]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_is_no_json_object_is_refused(client, petition, body):
    address = f"{API}/petitions/{petition.pk}/signatures/"
    response = client.post(address, body, content_type="application/json")
    assert response.status_code in (400, 422)
    problem(response, response.status_code)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_body_that_is_not_declared_as_json_answers_415(client, petition, content_type):
    address = f"{API}/petitions/{petition.pk}/signatures/"
    problem(client.generic("POST", address, b"{}", content_type=content_type), 415)


def test_json_may_be_declared_with_its_charset(client, petition):
    address = f"{API}/petitions/{petition.pk}/signatures/"
    problem(client.generic("POST", address, b"{}", content_type="application/json; charset=utf-8"), 422)


def test_a_body_over_64_kilobytes_answers_413(client, petition):
    address = f"{API}/petitions/{petition.pk}/signatures/"
    for size in (65 * 1024, 3 * 1024 * 1024):
        body = json.dumps({"comment": "x" * size})
        problem(client.post(address, body, content_type="application/json"), 413)


@pytest.fixture
def broken_address(client, monkeypatch):
    """An endpoint that fails by an exception nobody foresaw."""

    def fail(request):
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr(urls, "urlpatterns", [path("api/campaign/broken/", public_endpoint(fail))])
    client.raise_request_exception = False
    return "/api/campaign/broken/"


@pytest.mark.urls(urls)
@pytest.mark.parametrize("debug", [True, False])
def test_a_fault_of_ours_answers_500_and_tells_nothing(client, broken_address, settings, debug):
    settings.DEBUG = debug
    response = client.get(broken_address)
    problem(response, 500)
    assert "swordfish" not in response.content.decode()


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "pages/999999/", 404),
        ("get", "images/999999/", 404),
        ("get", "documents/999999/", 404),
        ("get", "nothing/", 404),
        ("post", "pages/", 405),
        ("delete", "images/", 405),
        ("put", "documents/1/", 405),
        ("get", "pages/?limit=x", 400),
        ("get", "pages/?fields=nothing", 400),
        ("get", "images/?order=nothing", 400),
    ],
)
def test_wagtails_api_fails_in_the_same_form(client, home, method, address, status):
    response = getattr(client, method)(f"/api/v2/{address}")
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert response.json()["status"] == status
    assert response.json()["detail"]


def test_wagtails_api_still_says_what_is_wrong(client, home):
    assert client.get("/api/v2/pages/?limit=x").json()["detail"] == "limit must be a positive integer"

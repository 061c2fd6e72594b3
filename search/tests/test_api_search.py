"""The search in the headless API."""

import pytest

SEARCH = "/api/campaign/v1/search/"


def test_it_finds_what_the_page_finds_with_absolute_addresses(client, campaign):
    listed = client.get(SEARCH, {"q": "cobalt"}).json()
    assert listed["count"] == len(listed["items"]) == 2
    report = next(found for found in listed["items"] if found["type"] == "resource")
    assert report["title"] == "The Deadly Cost of Cobalt Mining in the Congo"
    assert report["type_label"] == "Resource"
    assert report["url"].startswith("http://localhost/resources/")
    assert report["text"]


def test_a_type_narrows_the_results(client, campaign):
    listed = client.get(SEARCH, {"q": "cobalt", "type": "page"}).json()
    assert [found["title"] for found in listed["items"]] == ["Privacy"]


def test_results_come_in_windows(client, campaign):
    listed = client.get(SEARCH, {"q": "cobalt", "limit": 1, "offset": 1}).json()
    assert (len(listed["items"]), listed["count"]) == (1, 2)


@pytest.mark.parametrize("query", ["type=poem&q=x", "", "q=a&q=b", "q=x&page=2"])
def test_an_unknown_type_and_a_missing_query_are_errors(client, home, query):
    assert client.get(f"{SEARCH}?{query}").status_code == 422


@pytest.mark.parametrize(
    "text", ['"', "it's", "ice & fire", "drink\\", "💙 fire", "POL-358", "100% fair", " ", "", "\x00", "word " * 2000]
)
def test_whatever_is_typed_is_answered(client, campaign, text):
    """A1."""
    response = client.get(SEARCH, {"q": text})
    assert response.status_code == 200
    assert response.json()["count"] >= 0

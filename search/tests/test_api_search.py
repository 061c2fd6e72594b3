"""The search in the headless API."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

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


def test_a_result_shows_where_the_words_stand_and_how_many_of_each_type_there_are(client, campaign):
    listed = client.get(SEARCH, {"q": "cobalt", "type": "resource"}).json()
    (report,) = listed["items"]
    assert report["title_html"] == "The Deadly Cost of <mark>Cobalt</mark> Mining in the Congo"
    assert "<mark>" in report["excerpt_html"] or report["text"] in report["excerpt_html"]
    assert {kind["type"]: kind["count"] for kind in listed["kinds"]} == {"resource": 1, "page": 1}
    assert (listed["words"], listed["corrected"], listed["partial"]) == (["cobalt"], "", False)


def test_a_mistyped_query_is_answered_with_what_was_meant(client, campaign):
    listed = client.get(SEARCH, {"q": "cobaltt"}).json()
    assert (listed["corrected"], listed["count"]) == ("cobalt", 2)


def test_what_editors_recommend_comes_with_the_first_results(client, campaign):
    page = Page.objects.get(title="Privacy")
    SearchPromotion.objects.create(query=Query.get("cobalt"), page=page, description="Read this first.")
    (promoted,) = client.get(SEARCH, {"q": "cobalt"}).json()["promoted"]
    assert (promoted["title"], promoted["text"]) == ("Privacy", "Read this first.")
    assert promoted["url"].startswith("http://localhost/")
    assert client.get(SEARCH, {"q": "cobalt", "offset": 1}).json()["promoted"] == []


def test_titles_are_suggested_to_scripts_of_any_site(client, campaign):
    answer = client.get(f"{SEARCH}suggest/", {"q": "deadly"}, headers={"Origin": "https://partner.example"})
    assert answer.json() == {"suggestions": ["The Deadly Cost of Cobalt Mining in the Congo"]}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{SEARCH}suggest/", {"q": "d"}).json() == {"suggestions": []}
    assert client.get(f"{SEARCH}suggest/").status_code == 422


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

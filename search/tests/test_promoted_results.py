"""Editors can put a page or an address first for a query."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion


@pytest.fixture
def promote(petition):
    def add(query, **fields):
        return SearchPromotion.objects.create(query=Query.get(query), **fields)

    return add


def test_a_promoted_page_and_address_stand_above_the_results(client, petition, promote):
    promote("sign", page=petition, description="Here you sign.", sort_order=1)
    promote("sign", external_link_url="https://news.example/", external_link_text="In the news", sort_order=2)

    response = client.get("/search/?q=SIGN ")

    assert [(found.title, found.url) for found in response.context["promoted"]] == [
        ("Put rights first", petition.url),
        ("In the news", "https://news.example/"),
    ]
    assert "Here you sign." in response.content.decode()
    assert client.get("/search/?q=other").context["promoted"] == []


def test_a_promoted_page_that_is_unpublished_does_not_show(client, petition, promote):
    """A8."""
    promote("zebra", page=petition)
    petition.unpublish()

    response = client.get("/search/?q=zebra")

    assert response.context["promoted"] == []
    assert "Nothing found" in response.content.decode()

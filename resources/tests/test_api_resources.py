"""The library in the headless API."""

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile

from campaign.core.models import CampaignDocument

RESOURCES = "/api/campaign/v1/resources/"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Cobalt", "Letter", "Nickel", "Anonymous"]),
        ("?kind=letter", ["Letter"]),
        ("?publisher=Mighty Earth", ["Letter", "Nickel"]),
        ("?year=2023", ["Nickel", "Anonymous"]),
        ("?year=2023&kind=report&publisher=Mighty Earth", ["Nickel"]),
        ("?publisher=Nobody", []),
        ("?limit=1&offset=1", ["Letter"]),
    ],
)
def test_the_filters_are_those_of_the_page(client, stocked, query, titles):
    listed = client.get(f"{RESOURCES}{query}").json()
    assert [resource["title"] for resource in listed["items"]] == titles


@pytest.mark.parametrize("query", ["kind=poem", "kind=", "year=0", "year=10000", "year=soon", "publisher=%00", "q=x"])
def test_an_unknown_filter_or_value_is_an_error(client, stocked, query):
    assert client.get(f"{RESOURCES}?{query}").status_code == 422


def test_a_resource_has_all_that_a_list_shows(client, stocked, add_resource):
    report = CampaignDocument.objects.create(title="Report", file=ContentFile(b"words", name="report.pdf"))
    add_resource(
        "Own report",
        publishers=["Us", "Them"],
        document=report,
        featured=True,
        date_precision="month",
        introduction="<p>What it <b>says</b>.</p>",
    )
    shown = client.get(RESOURCES).json()["items"][0]
    assert shown["title"] == "Own report"
    assert shown["html_url"] == "http://localhost/resources/own-report/"
    assert (shown["kind"], shown["kind_label"], shown["byline"]) == ("report", "Report", "Report by Us and Them")
    assert shown["publishers"] == ["Us", "Them"]
    assert (shown["date"], shown["date_known"]) == ("2025-07-04", "2025-07")
    assert shown["summary"] == {"html": "<p>What it <b>says</b>.</p>", "text": "What it says."}
    assert shown["read_url"] == shown["document"]["url"]
    assert shown["read_url"].startswith("http://localhost/documents/")
    assert (shown["document"]["format"], shown["document"]["bytes"]) == ("PDF", 5)


def test_a_draft_or_a_private_library_is_not_listed(client, stocked):
    """A8."""
    from resources.models import ResourcePage

    ResourcePage.objects.get(title="Cobalt").unpublish()
    assert client.get(RESOURCES).json()["count"] == 3
    stocked.view_restrictions.create(restriction_type="login")
    cache.clear()
    assert client.get(RESOURCES).json()["count"] == 0


def test_more_resources_cost_no_more_queries(client, library, add_resource, django_assert_max_num_queries):
    for number in range(10):
        document = CampaignDocument.objects.create(title="Report", file=ContentFile(b"x", name=f"{number}.pdf"))
        add_resource(f"Report {number}", publishers=["Us", "Them"], document=document)
    client.get(RESOURCES)  # notes the sizes of the files
    cache.clear()
    with django_assert_max_num_queries(9):
        assert len(client.get(RESOURCES).json()["items"]) == 10

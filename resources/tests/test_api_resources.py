"""The library in the headless API."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile

from campaign.core.models import CampaignDocument
from resources.models import ResourcePage, Topic

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
        ("?sort=title", ["Anonymous", "Cobalt", "Letter", "Nickel"]),
        ("?language=en", ["Cobalt", "Letter", "Nickel", "Anonymous"]),
        ("?language=es", []),
    ],
)
def test_the_filters_are_those_of_the_page(client, stocked, query, titles):
    listed = client.get(f"{RESOURCES}{query}").json()
    assert [resource["title"] for resource in listed["items"]] == titles


@pytest.mark.parametrize(
    "query",
    [
        "kind=poem",
        "kind=",
        "year=0",
        "year=10000",
        "year=soon",
        "publisher=%00",
        "q=x",
        "sort=price",
        "changed_since=2026-05-01T12:00:00",
        "changed_since=soon",
        "changed_since=0.5",
        "changed_since=2026-05-01",
    ],
)
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


def test_only_what_was_published_since_is_listed(client, stocked):
    ResourcePage.objects.update(last_published_at=datetime(2026, 5, 1, tzinfo=UTC))
    ResourcePage.objects.filter(title="Letter").update(last_published_at=datetime(2026, 5, 2, 12, tzinfo=UTC))
    ResourcePage.objects.filter(title="Nickel").update(last_published_at=None)

    listed = client.get(RESOURCES, {"changed_since": "2026-05-02T14:00:00+02:00"}).json()["items"]
    assert [(one["title"], one["published_at"]) for one in listed] == [
        ("Letter", "2026-05-02T12:00:00Z"),
        ("Nickel", None),
    ]


def test_what_can_be_chosen_has_its_label_and_number(client, stocked):
    topic = Topic.objects.create(name="Indonesia")
    cobalt = ResourcePage.objects.get(title="Cobalt")
    cobalt.topics.add(topic)
    cobalt.save()
    facets = client.get(f"{RESOURCES}facets/").json()

    assert facets["kind"] == [
        {"value": "report", "label": "Report", "count": 3},
        {"value": "letter", "label": "Letter", "count": 1},
    ]
    assert [year["value"] for year in facets["year"]] == ["2025", "2024", "2023"]
    assert facets["topic"] == [{"value": "indonesia", "label": "Indonesia", "count": 1}]
    (listed,) = client.get(f"{RESOURCES}?topic={facets['topic'][0]['value']}").json()["items"]
    assert listed["topics"] == [{"slug": "indonesia", "name": "Indonesia"}]


def test_numbers_follow_what_else_is_chosen(client, stocked):
    facets = client.get(f"{RESOURCES}facets/", {"publisher": "Mighty Earth"}).json()

    assert {kind["value"]: kind["count"] for kind in facets["kind"]} == {"report": 1, "letter": 1}
    assert {one["value"]: one["count"] for one in facets["publisher"]} == {"Public Citizen": 2, "Mighty Earth": 2}


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

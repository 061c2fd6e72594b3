"""Topics, order, related resources, translations, the citation and the JSON feed."""

from datetime import date

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from resources.models import ResourcePage, Topic


@pytest.fixture
def about_water(stocked):
    topic = Topic.objects.create(name="Water & rivers")
    for title in ("Cobalt", "Anonymous"):
        resource = ResourcePage.objects.get(title=title)
        resource.topics = [topic]
        resource.save()
    return topic


def listed(client, **query):
    return [resource.title for resource in client.get("/resources/", query).context["resources"]]


def test_a_topic_narrows_the_library_under_an_address_to_share(client, about_water):
    assert about_water.slug == "water-rivers"
    assert listed(client, topic="water-rivers") == ["Cobalt", "Anonymous"]
    assert "Water &amp; rivers (2)" in client.get("/resources/").content.decode()


def test_a_draft_lends_a_topic_no_count(client, about_water):
    """A8."""
    ResourcePage.objects.get(title="Cobalt").unpublish()

    assert "Water &amp; rivers (1)" in client.get("/resources/").content.decode()


def test_readers_choose_the_order(client, stocked, add_resource):
    add_resource("Zinc", featured=True, date=date(2001, 1, 1))

    assert listed(client)[0] == "Zinc"
    assert listed(client, sort="newest")[-1] == "Zinc"
    assert listed(client, sort="title") == ["Anonymous", "Cobalt", "Letter", "Nickel", "Zinc"]


def test_related_resources_share_a_topic_or_a_publisher_and_are_public(client, about_water):
    """A8."""
    related = client.get("/resources/cobalt/").context["related"]
    assert {resource.title for resource in related} == {"Letter", "Anonymous"}

    ResourcePage.objects.get(title="Letter").unpublish()
    assert [resource.title for resource in client.get("/resources/cobalt/").context["related"]] == ["Anonymous"]


def test_translations_of_a_document_lead_to_each_other(client, add_resource):
    original = add_resource("Report")
    add_resource("Informe", language="es", translation_of=original)
    add_resource("Rapport", language="fr", translation_of=original)

    titles = {
        slug: [page.title for page in client.get(f"/resources/{slug}/").context["translations"]]
        for slug in ("report", "informe")
    }
    assert titles == {"report": ["Informe", "Rapport"], "informe": ["Report", "Rapport"]}
    assert 'hreflang="es">Español</a>' in client.get("/resources/report/").content.decode()


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_a8_a_hidden_resource_is_named_nowhere(client, library, add_resource, hide):
    shown = add_resource("Shown", publishers=["Institute"])
    hidden = add_resource("Hidden", publishers=["Institute"], language="es", translation_of=shown)
    addresses = [
        "/resources/",
        "/resources/shown/",
        "/api/campaign/v1/resources/",
        f"/api/v2/pages/{shown.pk}/",
        "/resources/feed/",
    ]
    assert "/resources/hidden/" in client.get("/resources/shown/").content.decode()

    if hide == "draft":
        hidden.unpublish()
    else:
        PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="s3cret")
    cache.clear()

    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Hidden" not in answer.content.decode()
        assert "/resources/hidden/" not in answer.content.decode()


def test_a_joint_letter_says_how_many_signed_it(add_resource):
    letter = add_resource("Letter", kind="joint_letter", signatories=36)

    assert letter.byline_text == "Joint letter from 36 organizations"

    published = add_resource("Other", kind="joint_letter", signatories=1, publishers=["A", "B"])
    assert published.byline_text == "Joint letter from 1 organization, published by A and B"


def test_of_very_many_publishers_the_first_are_named(add_resource):
    names = [f"Group {number}" for number in range(1, 41)]

    report = add_resource("Report", publishers=names)

    assert report.byline_text == "Report by Group 1, Group 2, Group 3, Group 4, Group 5 and 35 others"
    assert report.publisher_names == names


def test_a_resource_can_be_cited(client, add_resource):
    add_resource("Cobalt", publishers=["Us", "Them"], link="https://example.org/cobalt", date=date(2025, 12, 4))

    page = client.get("/resources/cobalt/").content.decode()
    assert "Us and Them. “Cobalt.” Report, Dec. 4, 2025. https://example.org/cobalt" in page


def test_the_json_feed_has_what_version_1_1_asks_for(client, about_water):
    response = client.get("/resources/feed/json/", HTTP_HOST="campaign.example")
    feed = response.json()

    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://campaign.example/resources/feed/json/"
    assert [item["title"] for item in feed["items"]] == ["Cobalt", "Letter", "Nickel", "Anonymous"]
    assert feed["items"][0]["tags"] == ["Report", "Water & rivers"]
    assert all(item["id"].startswith("urn:uuid:") and item["content_html"] for item in feed["items"])

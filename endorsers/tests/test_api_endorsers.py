"""Endorsing organizations in the headless API."""

import json

import pytest
from django.core.cache import cache
from wagtail.images.tests.utils import get_test_image_file

from campaign.core.models import CampaignImage
from endorsers.models import EndorsementContact, Endorser

ENDORSERS = "/api/campaign/v1/endorsers/"
NETWORK = {
    "name": "River Communities Network",
    "website": "https://rivers.example.org/",
    "scope": "local",
    "region": "Ohio",
    "quote": "Rivers first.",
    "contact_name": "Amara Example",
    "contact_role": "Director",
    "contact_email": "amara@rivers.example.org",
    "authorized": True,
}


@pytest.fixture
def wall(home):
    Endorser.objects.create(name="Zebra Alliance", scope="national", featured=True)
    Endorser.objects.create(name="Alpha Union", scope="national")
    Endorser.objects.create(name="Ohio Rivers", scope="local", region="Ohio")
    Endorser.objects.create(name="Not yet read", scope="national", live=False)


@pytest.fixture
def send(client, home):
    def post(body, **headers):
        return client.post(ENDORSERS, json.dumps(body), content_type="application/json", headers=headers)

    return post


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Zebra Alliance", "Alpha Union", "Ohio Rivers"]),
        ("?scope=national", ["Zebra Alliance", "Alpha Union"]),
        ("?scope=local", ["Ohio Rivers"]),
        ("?region=ohio", ["Ohio Rivers"]),
        ("?region=", ["Zebra Alliance", "Alpha Union", "Ohio Rivers"]),
        ("?search=union", ["Alpha Union"]),
        ("?search=not", []),
        ("?scope=national&search=rivers", []),
        ("?limit=1&offset=1", ["Alpha Union"]),
    ],
)
def test_the_published_ones_are_listed_in_the_order_of_the_wall(client, wall, query, names):
    """A8: a submission that no editor has published is not among them."""
    listed = client.get(f"{ENDORSERS}{query}").json()
    assert [endorser["name"] for endorser in listed["items"]] == names


def test_an_endorser_shows_what_it_said_and_nobodys_data(client, home):
    logo = CampaignImage.objects.create(title="Rivers", description="A wave", file=get_test_image_file())
    endorser = Endorser.objects.create(name="Ohio Rivers", scope="local", region="Ohio", quote="Water!", logo=logo)
    EndorsementContact.objects.create(endorser=endorser, name="Amara", email="amara@example.org")
    response = client.get(ENDORSERS)
    shown = response.json()["items"][0]
    assert set(shown) == {
        "id",
        "slug",
        "url",
        "name",
        "website",
        "scope",
        "region",
        "quote",
        "quote_speaker",
        "featured",
        "logo",
    }
    assert shown["logo"]["alt"] == "Ohio Rivers"  # what a logo says is the name
    assert shown["logo"]["renditions"]["small"]["url"].startswith("http://localhost/media/")
    assert "amara" not in response.content.decode().lower()


def test_what_the_wall_can_be_narrowed_by_has_its_numbers(client, wall):
    facets = client.get("/api/campaign/v1/endorsers/facets/").json()
    for facet, choices in facets.items():
        for choice in choices:
            listed = client.get("/api/campaign/v1/endorsers/", {facet: choice["value"]}).json()
            assert listed["count"] == choice["count"], choice
    assert [choice["label"] for choice in facets["scope"]] == ["National", "State or local"]
    assert "Ohio" in [choice["value"] for choice in facets["region"]]


@pytest.mark.parametrize("query", ["scope=regional", "scope=", "category=ngo"])
def test_an_unknown_filter_is_an_error(client, wall, query):
    assert client.get(f"{ENDORSERS}?{query}").status_code == 422


def test_more_endorsers_cost_no_more_queries(client, home, django_assert_max_num_queries):
    for number in range(10):
        logo = CampaignImage.objects.create(title=f"Logo {number}", file=get_test_image_file(size=(20, 10)))
        Endorser.objects.create(name=f"Organization {number}", scope="national", logo=logo)
    client.get(ENDORSERS)  # makes the renditions
    cache.clear()
    with django_assert_max_num_queries(8):  # four for the language of the site, kept by Wagtail, and its endorsers page
        assert len(client.get(ENDORSERS).json()["items"]) == 10


def test_a_submission_is_accepted_and_waits_for_an_editor(send):
    response = send(NETWORK)
    assert response.status_code == 202
    assert response.json() == {"status": "accepted", "confirmation": "required"}
    endorser = Endorser.objects.get()
    assert (endorser.name, endorser.region, endorser.live) == ("River Communities Network", "Ohio", False)
    assert endorser.contact.email == "amara@rivers.example.org"


def test_all_that_is_wrong_is_named_at_once(send):
    response = send({"scope": "local", "website": "no address", "contact_email": "nobody"})
    assert response.status_code == 422
    assert {error["pointer"] for error in response.json()["errors"]} == {
        "/name",
        "/website",
        "/region",
        "/contact_name",
        "/contact_email",
        "/authorized",
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("authorized", "yes"),
        ("authorized", False),
        ("scope", "regional"),
        ("name", None),
        ("logo", "x"),
        ("name", "x" * 201),
        ("name", "A\x00"),
    ],
)
def test_a_wrong_value_or_an_unknown_field_is_named(send, field, value):
    response = send(NETWORK | {field: value})
    assert response.status_code == 422
    assert [error["pointer"] for error in response.json()["errors"]] == [f"/{field}"]
    assert not Endorser.objects.exists()


def test_a_key_submits_once(send):
    first, again = (send(NETWORK, **{"idempotency-key": "abc"}) for _ in range(2))
    assert first.content == again.content
    assert Endorser.objects.count() == 1

"""What search engines read of a page (schema.org in JSON-LD)."""

import json
import re

import pytest


@pytest.fixture
def facts(client):
    def read(path):
        page = client.get(path).content.decode()
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
        assert data["@context"] == "https://schema.org"
        return {thing["@type"]: thing for thing in data["@graph"]}

    return read


def test_the_landing_page_says_who_runs_the_campaign(facts, home):
    from campaign.core.models import CampaignSettings

    CampaignSettings.objects.create(
        site=home.get_site(), organization_name="Fair Minerals", mastodon="https://mastodon.example/@fair"
    )
    found = facts("/")
    assert found["Organization"]["name"] == "Fair Minerals"
    assert found["Organization"]["sameAs"] == ["https://mastodon.example/@fair"]
    assert found["WebSite"]["publisher"] == {"@id": found["Organization"]["@id"]}
    assert found["WebSite"]["potentialAction"]["target"]["urlTemplate"].endswith("/search/?q={search_term_string}")
    assert "BreadcrumbList" not in found


def test_each_question_has_its_answer_and_its_own_address(facts, faq_page):
    (question,) = facts("/faq/")["FAQPage"]["mainEntity"]
    assert question["@type"] == "Question"
    assert question["name"] == "What is at stake?"
    assert "Rivers, jobs and lives." in question["acceptedAnswer"]["text"]
    assert question["url"].endswith("/faq/#what-is-at-stake")


def test_a_page_says_the_way_to_it(facts, home, petition):
    steps = facts(petition.url)["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [(1, home.title), (2, petition.title)]
    assert all(step["item"].startswith("http://") for step in steps)


def test_no_title_ends_the_element(facts, petition):
    petition.title = "</script><script>alert(1)</script> & more"
    petition.save_revision().publish()
    assert facts(petition.url)["BreadcrumbList"]["itemListElement"][-1]["name"] == petition.title

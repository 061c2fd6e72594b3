"""A18: a language is found however a program names it; A19: the API tells where old addresses lead."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from campaign.core.languages.language_tags import language_named

pytestmark = pytest.mark.django_db

FRENCH = ["fr", "fr-CA", "fr_CA", "FR", "fr_FR.UTF-8", "fr_CH@euro", " fr "]


@pytest.mark.parametrize("asked", FRENCH)
def test_french_by_every_name(client, french, asked):
    petitions = client.get("/api/campaign/v1/petitions/", {"locale": asked}).json()
    assert [petition["title"] for petition in petitions["items"]] == ["Les droits d’abord"]
    assert client.get("/api/v2/pages/", {"locale": asked}).json()["meta"]["total_count"] == 3
    frame = client.get(reverse("embedded_petition", args=[french["petition"].counted_id]), {"lang": asked})
    assert "Les droits d’abord" in frame.content.decode()
    for lists in ("faqs/", "resources/", "search/?q=droits"):
        address = f"/api/campaign/v1/{lists}"
        assert client.get(address, {"locale": asked, **({"q": "droits"} if "q=" in lists else {})}).status_code == 200


@pytest.mark.parametrize("asked", ["xx", "de", "e" * 39, "\\", "fr fr", "../fr", "-"])
def test_a_language_that_is_not_here_is_said(client, french, asked):
    answer = client.get("/api/campaign/v1/petitions/", {"locale": asked})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "en, es, fr" in answer.json()["detail"]
    assert client.get("/api/v2/pages/", {"locale": asked}).status_code == 400
    assert (
        client.get(reverse("embedded_petition", args=[french["petition"].counted_id]), {"lang": asked}).status_code
        == 200
    )


def test_a_language_with_a_region_of_its_own_is_taken_first(settings):
    settings.LANGUAGES = [("en", "English"), ("pt-br", "Brazilian"), ("pt", "Portuguese")]
    assert language_named("pt_BR.UTF-8") == "pt-br"
    assert language_named("pt-PT") == "pt"


@pytest.fixture
def redirects(petition, faq_page, home):
    other = Site.objects.create(hostname="other.example", root_page=home, port=81)
    Redirect.add_redirect("/old-about/", faq_page)
    Redirect.add_redirect("/elsewhere", "https://partner.example/x?y=1", is_permanent=False)
    Redirect.add_redirect("/about?lang=ü", "/faq/#what")
    Redirect.add_redirect("/secret", petition)
    Redirect.add_redirect("/theirs", "/x/", site=other)
    Redirect.objects.create(old_path="/nowhere")
    petition.unpublish()


def test_the_api_lists_where_old_addresses_lead(client, redirects, faq_page):
    found = client.get("/api/campaign/v1/redirects/").json()
    host = "http://localhost"
    assert found["items"] == [
        {"from": "/about?lang=ü", "to": f"{host}/faq/#what", "permanent": True, "page": None},
        {"from": "/elsewhere", "to": "https://partner.example/x?y=1", "permanent": False, "page": None},
        {"from": "/old-about", "to": f"{host}/faq/", "permanent": True, "page": faq_page.pk},
    ]
    assert found["count"] == 3


@pytest.mark.parametrize("path", ["/old-about/", "/old-about", "old-about"])
def test_finding_an_old_address_leads_to_its_page(client, redirects, faq_page, path):
    found = client.get("/api/v2/pages/find/", {"html_path": path})
    assert found.status_code == 302
    assert found.headers["Location"].endswith(f"/api/v2/pages/{faq_page.pk}/")


def test_finding_an_address_that_leads_away_tells_where(client, redirects):
    found = client.get("/api/v2/pages/find/", {"html_path": "/elsewhere/"}).json()
    assert found["redirect"]["to"] == "https://partner.example/x?y=1"
    for path in ("/secret", "/theirs", "/nowhere", "/no-such", "//[", "\x00"):
        assert client.get("/api/v2/pages/find/", {"html_path": path}).status_code in (400, 404)

"""Every address that the platform promises answers with its content."""

import pytest

from endorsers.models import Endorser
from resources.models import ResourcePage


@pytest.fixture
def site(home, petition, endorsers_page, library, faq_page):
    Endorser.objects.create(name="Copper Valley Alliance", scope="national")
    library.add_child(instance=ResourcePage(title="What a fair deal needs", slug="fair-deal"))
    home.sections = [("hero", {"headline": "Minerals for people", "ask": "<p>Rights first.</p>"})]
    home.save_revision().publish()
    return home


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/", "Minerals for people"),
        ("/petition/", "We ask for fair agreements."),
        ("/petition/thanks/", "Thank you for signing"),
        ("/endorsers/", "Copper Valley Alliance"),
        ("/endorsers/add/", "I am authorized"),
        ("/faq/", "Rivers, jobs and lives."),
        ("/resources/", "What a fair deal needs"),
        ("/resources/fair-deal/", "What a fair deal needs"),
        ("/resources/feed/", "<feed"),
        ("/search/?q=", "search"),
        ("/sitemap.xml", "/petition/"),
        ("/robots.txt", "Sitemap:"),
        ("/healthz/live", "alive"),
        ("/healthz/ready", "ready"),
    ],
)
def test_a_promised_page_answers_with_its_content(client, site, path, content):
    response = client.get(path)
    assert response.status_code == 200
    assert content in response.content.decode()


def test_the_embed_answers_and_any_site_may_frame_it(client, petition):
    response = client.get(f"/embed/petition/{petition.pk}/")
    assert "We ask for fair agreements." in response.content.decode() or petition.title in response.content.decode()
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response


@pytest.mark.parametrize("path", ["/", "/petition/", "/endorsers/", "/faq/", "/resources/", "/search/"])
def test_anonymous_pages_may_be_kept_by_any_cache(client, site, path):
    response = client.get(path)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "public" in response["Cache-Control"]


def test_an_editor_is_never_served_from_a_shared_cache(admin_client, site):
    assert "private" in admin_client.get("/petition/")["Cache-Control"]


@pytest.mark.parametrize("path", ["/petition/.The", "/petition/..", "/%00", "/petition/%0d%0aX:1", "/a/" * 60])
def test_a9_an_odd_address_is_not_found_without_an_error_or_a_loop(client, site, path):
    answer = client.get(path, follow=True)
    assert answer.status_code == 404
    assert len(answer.redirect_chain) <= 1


@pytest.mark.parametrize("accept", ["", "*/*;q=2", "text/html;;;", "application/xml", "💥"])
def test_a9_an_odd_accept_header_gets_the_page(client, site, accept):
    assert client.get("/petition/", headers={"Accept": accept}).status_code == 200


def test_a9_head_and_options_answer_and_unknown_methods_are_refused(client, site):
    head = client.head("/petition/")
    assert (head.status_code, head.content) == (200, b"")
    assert client.options("/petition/").status_code == 200
    assert client.put("/petition/").status_code == 405
    assert client.post("/faq/").status_code == 405


@pytest.mark.parametrize("title", ["नमस्ते दुनिया", "حقوق العمال", "关键矿产"])
def test_a7_a_title_in_another_script_gets_a_usable_slug(home, title):
    from home.models import ContentPage

    page = home.add_child(instance=ContentPage(title=title))
    assert page.slug
    assert page.get_url() != home.get_url()

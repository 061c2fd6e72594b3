"""What search engines are shown, and where pages went that moved."""

import re

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from endorsers.models import Endorser
from home.models import ContentPage
from petition.models import PetitionUpdatePage
from petition.partners.presenting import present

ADA = {"given_name": "Ada", "family_name": "Lovelace", "email": "ada@lovelace.example"}


@pytest.fixture
def about(home):
    return home.add_child(instance=ContentPage(title="About us", slug="about", introduction="<p>Who we are.</p>"))


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    def published(page):
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return published


def robots(answer):
    return re.findall(r'<meta name="robots" content="([^"]+)"', answer.content.decode())


def locations(client):
    return re.findall(r"<loc>([^<]+)</loc>", client.get("/sitemap.xml").content.decode())


def test_a_hidden_page_says_so_and_is_in_no_list(client, home, about, publish):
    assert robots(client.get("/about/")) == []
    assert "X-Robots-Tag" not in client.get("/about/")
    about.hide_from_search_engines = True
    publish(about)
    answer = client.get("/about/")
    assert answer.status_code == 200
    assert robots(answer) == ["noindex"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert locations(client) == [home.full_url]
    assert "/about/" not in client.get("/llms.txt").content.decode()


def test_a_hidden_landing_page_is_in_no_list(client, home, about, publish):
    home.hide_from_search_engines = True
    publish(home)
    assert locations(client) == [about.full_url]
    assert f"]({home.full_url})" not in client.get("/llms.txt").content.decode()


def test_the_feed_and_the_thanks_of_a_hidden_petition_are_hidden_too(client, petition, publish):
    petition.hide_from_search_engines = True
    publish(petition)
    assert client.get("/petition/updates/feed/")["X-Robots-Tag"] == "noindex"
    assert robots(client.get("/petition/thanks/")) == ["noindex"]


def test_the_form_that_asks_for_a_pages_password_is_not_for_search_engines(client, about):
    PageViewRestriction.objects.create(page=about, restriction_type="password", password="secret words")
    answer = client.get("/about/")
    assert "password" in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex"


def test_the_sitemap_asks_as_often_for_many_pages_as_for_few(
    client, home, petition, about, django_assert_max_num_queries
):
    hidden = ContentPage(title="Hidden", slug="hidden", hide_from_search_engines=True)
    home.add_child(instance=hidden)
    for number in range(40):
        about.add_child(instance=ContentPage(title=f"Page {number}", slug=f"page-{number}"))
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(7):
        found = locations(client)
    assert len(found) == 44


@pytest.mark.parametrize("query", ["utm_source=old-mail&utm_campaign=A+%26+B", "source=partner&partner=7&tag=a&tag=b"])
def test_what_a_link_says_of_its_source_survives_a_move(client, about, publish, query):
    about.slug = "who-we-are"
    publish(about)
    answer = client.get(f"/about/?{query}")
    assert (answer.status_code, answer["Location"]) == (301, f"/who-we-are/?{query}")


def test_pages_below_a_page_that_moved_are_found(client, home, about, publish, django_capture_on_commit_callbacks):
    team = about.add_child(instance=ContentPage(title="Team", slug="team"))
    about.slug = "who-we-are"
    publish(about)
    assert client.get("/about/team/?utm_source=x")["Location"] == "/who-we-are/team/?utm_source=x"
    with django_capture_on_commit_callbacks(execute=True):
        team.refresh_from_db()
        team.move(home, pos="last-child")
    assert client.get("/who-we-are/team/?utm_source=x")["Location"] == "/team/?utm_source=x"


def test_a_signature_posted_to_a_petitions_old_address_arrives(client, petition, publish):
    update = petition.add_child(instance=PetitionUpdatePage(title="We met", slug="we-met", date="2026-05-02"))
    petition.slug = "sign"
    publish(petition)
    answer = client.post("/petition/?utm_source=x", ADA)
    assert (answer.status_code, answer["Location"]) == (308, "/sign/?utm_source=x")
    assert client.get("/petition/we-met/")["Location"] == "/sign/we-met/"
    assert client.get("/petition/updates/feed/")["Location"] == "/sign/updates/feed/"
    assert update.slug == "we-met"


def test_what_lies_below_a_petitions_old_address_leads_on(client, petition, publish):
    present(site=petition.get_site(), name="Lakes", slug="lakes")
    petition.slug = "sign"
    publish(petition)
    answer = client.get("/petition/with/lakes/?utm_source=poster")
    assert (answer.status_code, answer["Location"]) == (301, "/sign/with/lakes/?utm_source=poster")
    posted = client.post("/petition/with/lakes/", ADA)
    assert (posted.status_code, posted["Location"]) == (308, "/sign/with/lakes/")
    for nowhere in ("/petition/nothing/", "/petition/with/", "/petition/with/%00/", f"/petition/{'a/' * 300}"):
        assert client.get(nowhere).status_code == 404


def test_an_organizations_page_leads_on_when_the_endorsers_page_moves(client, endorsers_page, publish):
    Endorser.objects.create(name="River Alliance", site=endorsers_page.get_site())
    endorsers_page.slug = "allies"
    publish(endorsers_page)
    assert client.get("/endorsers/river-alliance/")["Location"] == "/allies/river-alliance/"


def test_an_editors_redirect_keeps_its_own_parameters(client, home, about):
    Redirect.objects.create(old_path="/old", redirect_link="/about/?utm_source=leaflet#team")
    assert client.get("/old/?utm_source=x&a=1")["Location"] == "/about/?utm_source=leaflet&a=1#team"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("हिन्दी में अधिकार", "hindi-mem-adhikar"),
        ("حقوق الناس", "حقوق-الناس"),
        ("人权优先", "人权优先"),
        ("💙", "blue_heart"),
        ("…", "page"),
    ],
)
def test_a7_a_title_in_any_script_has_an_address(client, home, title, slug):
    first = home.add_child(instance=ContentPage(title=title))
    second = home.add_child(instance=ContentPage(title=title))
    assert (first.slug, second.slug) == (slug, f"{slug}-2")
    first.full_clean()
    assert client.get(first.url).status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "post", "patch"])
@pytest.mark.parametrize("address", ["/search/", "/search/suggest/", "/sitemap.xml", "/robots.txt", "/llms.txt"])
def test_what_can_only_be_read_says_so(csrf_client, address, method):
    answer = getattr(csrf_client, method)(address)
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]


@pytest.fixture
def csrf_client(home):
    from django.test import Client

    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(("typed", "kept"), [("हनद-म-अधकर", "hindi-mem-adhikar"), ("adhikar", "adhikar")])
def test_a7_the_bare_consonants_that_the_admin_fills_in_are_replaced(admin_client, home, typed, kept):
    form = {"title": "हिन्दी में अधिकार", "slug": typed, "body-count": "0", "introduction": "null"}
    admin_client.post(f"/admin/pages/add/home/contentpage/{home.pk}/", form)
    assert ContentPage.objects.get().slug == kept

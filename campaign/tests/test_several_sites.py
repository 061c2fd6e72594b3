"""Two sites on one installation: each keeps its pages, counts, endorsers, look and addresses to itself."""

import re

import pytest
from django.core import mail
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, Site

from campaign.core.models import CampaignSettings
from endorsers.models import Endorser, EndorsersPage
from home.models import HomePage
from petition.mails.links import Purpose, link_path
from petition.models import PetitionPage
from petition.tests.mailing import deliver
from petition.tests.signers import signed

SECOND = {"host": "second.example"}
SIGNER = {"given_name": "Ada", "email": "ada@example.org"}


@pytest.fixture
def second(home, petition, endorsers_page):
    """Another campaign with its own landing page, petition and endorsers, beside the first."""
    landing = Page.get_first_root_node().add_child(instance=HomePage(title="Clean rivers", slug="rivers"))
    site = Site.objects.create(hostname="second.example", root_page=landing, site_name="Rivers")
    first = Site.objects.get(is_default_site=True)
    for name, owner in (("Miners United", first), ("Rivers Alliance", site)):
        Endorser.objects.create(name=name, live=True, site=owner)
    landing.add_child(instance=EndorsersPage(title="Endorsers", slug="endorsers"))
    CampaignSettings.objects.create(site=site, organization_name="The Rivers Campaign")
    return landing.add_child(instance=PetitionPage(title="Let rivers run", slug="petition"))


def said(client, path, **headers):
    return client.get(path, headers=headers).content.decode()


def test_each_host_shows_its_own_pages_and_name(client, petition, second):
    ours, theirs = said(client, "/petition/"), said(client, "/petition/", **SECOND)
    assert "Put rights first" in ours
    assert "Let rivers run" not in ours
    assert "Let rivers run" in theirs
    assert "The Rivers Campaign" in theirs
    assert 'rel="canonical" href="http://second.example/petition/"' in theirs


@pytest.mark.parametrize("path", ["/endorsers/", "/embed/endorsers/", "/api/campaign/v1/endorsers/"])
def test_endorsers_stand_on_the_site_that_they_endorse(client, second, path):
    ours, theirs = said(client, path), said(client, path, **SECOND)
    assert "Miners United" in ours
    assert "Rivers Alliance" not in ours
    assert "Rivers Alliance" in theirs
    assert "Miners United" not in theirs


def test_a_landing_page_shows_no_form_wall_or_reasons_of_another_site(client, home, petition, endorsers_page, second):
    chosen = {"sign_form": petition, "reasons": petition, "endorser_wall": endorsers_page}
    landing = second.get_parent().specific
    for page in (home, landing):
        page.sections = [(kind, {"heading": f"Here {kind}", "page": page}) for kind, page in chosen.items()]
        page.save_revision().publish()
    assert f'petition="{petition.pk}"' in said(client, "/")
    theirs = said(client, "/", **SECOND)
    assert f'petition="{petition.pk}"' not in theirs
    assert endorsers_page.full_url not in theirs
    assert "Miners United" not in theirs


def test_the_search_finds_endorsers_of_its_site_only(client, second):
    search = "/api/campaign/v1/search/?q=alliance"
    assert "Rivers Alliance" in said(client, search, **SECOND)
    assert "Rivers Alliance" not in said(client, search)


def test_what_is_recommended_on_one_site_is_not_on_another(client, second, petition):
    words = Query.get("water")
    SearchPromotion.objects.create(query=words, page=petition, sort_order=0)
    SearchPromotion.objects.create(query=words, page=second, sort_order=1)
    SearchPromotion.objects.create(
        query=words, external_link_url="https://news.example/", external_link_text="In the news", sort_order=2
    )

    def recommended(**headers):
        found = client.get("/api/campaign/v1/search/?q=water", headers=headers).json()["promoted"]
        return [one["title"] for one in found]

    assert recommended() == [petition.title, "In the news"]
    assert recommended(**SECOND) == [second.title]


@pytest.mark.parametrize(
    "path",
    [
        "/embed/petition/{}/",
        "/embed/petition/{}/badge.svg",
        "/share/petition/{}.png",
        "/share/qr/{}.svg",
        "/share/mastodon/{}/",
        "/api/campaign/v1/petitions/{}/",
        "/api/campaign/v1/petitions/{}/count/",
        "/api/v2/pages/{}/",
    ],
)
def test_no_address_of_one_site_shows_the_other_one_s_petition(client, petition, second, path):
    assert client.get(path.format(second.pk)).status_code == 404
    assert client.get(path.format(petition.pk), headers=SECOND).status_code == 404
    assert client.get(path.format(second.pk), headers=SECOND).status_code == 200


def test_lists_the_search_and_the_sitemap_keep_to_their_site(client, petition, second):
    for path in ("/api/campaign/v1/petitions/", "/sitemap.xml", "/search/?q=rivers+rights", "/llms.txt"):
        theirs = said(client, path, **SECOND)
        assert "second.example" in theirs or "Let rivers run" in theirs
        assert "Put rights first" not in theirs
        assert "http://localhost" not in theirs, path
        assert "second.example" not in said(client, path)
    assert "Sitemap: http://second.example/sitemap.xml" in said(client, "/robots.txt", **SECOND)
    assert "rivers" not in said(client, "/search/suggest/?q=let")
    assert "Let rivers run" in said(client, "/search/suggest/?q=let", **SECOND)


def test_signing_counts_and_mails_on_the_site_where_it_was_done(client, petition, second):
    answer = client.post("/petition/", SIGNER, headers=SECOND)
    assert answer.status_code == 303
    assert type(second).objects.get(pk=second.pk).signatures_counted == 1
    assert type(petition).objects.get(pk=petition.pk).signatures_counted == 0
    deliver()
    message = mail.outbox[-1]
    assert "Let rivers run" in message.subject
    addresses = set(re.findall(r"https?://([^/\s]+)/", message.body))
    assert addresses == {"second.example"}


def test_a_signer_s_own_pages_are_none_on_the_other_site_s_host(client, petition, second):
    signature = signed(second)
    for purpose in Purpose:
        path = link_path(signature, purpose)
        assert client.get(path).status_code == 404, purpose
        assert client.get(path, headers=SECOND).status_code == 200, purpose


def test_what_is_shared_leads_to_its_own_site(client, petition, second):
    html = said(client, "/petition/", **SECOND)
    assert f'og:image" content="http://second.example/share/petition/{second.pk}.png' in html
    assert "http://localhost" not in html


def test_who_adds_an_organization_endorses_the_site_that_shows_the_form(client, second):
    sent = {
        "name": "New Friends",
        "scope": "national",
        "contact_name": "Ada",
        "contact_email": "ada@example.org",
        "authorized": "on",
    }
    answer = client.post("/endorsers/add/", sent, headers=SECOND)
    assert answer.status_code == 303
    assert Endorser.objects.get(name="New Friends").site.hostname == "second.example"

"""The petition as a partner presents it: /petition/with/<slug>/."""

import pytest
from wagtail.models import Site

from petition.models import Signature
from petition.partners.presenting import merge, present, rest
from petition.tests.thanks import thanks_of

ADA = {"given_name": "Ada", "email": "ada@example.org", "country": "US"}
WITH = "/petition/with/lakes/"


@pytest.fixture
def lakes(petition):
    words = {"welcome": "The lakes <need> you.", "thanks": "The lakes thank you."}
    return present(site=petition.get_site(), name="Friends of the Lakes", slug="lakes", **words)


def test_it_is_the_petition_with_the_partners_welcome_and_form(client, petition, lakes):
    answer = client.get(WITH)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The lakes &lt;need&gt; you." in page
    assert "Friends of the Lakes" in page
    assert f'<h1 class="hero__headline">{petition.title}</h1>' in page
    assert '<link rel="canonical" href="http://localhost/petition/">' in page
    assert '<meta property="og:url" content="http://localhost/petition/with/lakes/">' in page


def test_who_signs_there_is_the_partners_and_shares_its_page(client, lakes):
    answer = client.post(f"{WITH}?utm_source=newsletter", ADA)
    assert (answer.status_code, thanks_of(answer)) == (303, f"{WITH}thanks/?utm_campaign=newsletter")
    signature = Signature.objects.get()
    assert (signature.partner, signature.source) == (lakes, "newsletter")
    thanks = client.get(answer["Location"]).content.decode()
    assert "The lakes thank you." in thanks
    assert "http%3A%2F%2Flocalhost%2Fpetition%2Fwith%2Flakes%2F%3Futm_campaign%3Dnewsletter%26utm_source%3Dx" in thanks
    assert "http://localhost/petition/with/lakes/?utm_campaign=newsletter&amp;utm_source=copy" in thanks
    assert "?partner=lakes" in thanks  # the code to print


def test_what_is_wrong_is_shown_on_the_partners_page(client, lakes):
    answer = client.post(WITH, ADA | {"email": "nonsense"})
    assert answer.status_code == 422
    assert "The lakes &lt;need&gt; you." in answer.content.decode()


def test_a_name_that_means_nobody_leads_to_the_petition_and_loses_nobody(client, lakes):
    rest(partner=lakes)
    answer = client.get(f"{WITH}?utm_source=mail")
    assert (answer.status_code, answer["Location"]) == (302, "/petition/?ref=lakes&utm_source=mail")
    assert client.get("/petition/with/nobody/", follow=True).status_code == 200
    answer = client.post("/petition/with/nobody/?ref=lakes", ADA)  # somebody had it open before
    assert (answer.status_code, thanks_of(answer)) == (303, "/petition/thanks/")
    assert (Signature.objects.get().partner, Signature.objects.get().source) == (None, "lakes")


def test_a_merged_partners_page_leads_to_the_others(client, lakes):
    rivers = present(site=lakes.site, name="Rivers", slug="rivers")
    merge(partner=lakes, into=rivers)
    assert client.get(WITH)["Location"] == "/petition/with/rivers/"
    client.post(WITH, ADA)
    assert Signature.objects.get().partner == rivers


def test_a_link_that_names_the_partner_shares_its_page(client, lakes):
    page = client.get("/petition/?partner=lakes").content.decode()
    assert "http://localhost/petition/with/lakes/?utm_source=copy" in page
    assert (
        "http://localhost/petition/?partner=nobody&amp;utm_source=copy"
        in client.get("/petition/?partner=nobody").content.decode()
    )


def test_the_code_to_print_is_of_the_partners_page(client, petition, lakes, monkeypatch):
    drawn = []
    from campaign.web.public import qr_codes

    make = qr_codes.segno.make
    monkeypatch.setattr(qr_codes.segno, "make", lambda address, **how: drawn.append(address) or make(address, **how))
    assert client.get(f"/share/qr/{petition.pk}.svg?partner=lakes").status_code == 200
    assert drawn == ["http://localhost/petition/with/lakes/?utm_source=qr"]


@pytest.mark.parametrize("slug", ["a" * 300, "%C3%A9", "-", "lakes_"])
def test_odd_names_lead_to_the_petition(client, lakes, slug):
    answer = client.get(f"/petition/with/{slug}/")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/petition/")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("slug", ["lakes/more", "%00", "lakes)", "%0d%0aX:1", "lakes%2fmore"])
def test_what_is_no_name_is_nothing(client, lakes, slug):
    assert client.get(f"/petition/with/{slug}/").status_code == 404


def test_a_name_typed_in_capitals_from_a_poster_is_the_partners(client, lakes):
    assert client.get("/petition/with/LAKES/")["Location"] == WITH
    client.post("/petition/with/Lakes/", ADA)
    client.post("/petition/?partner=LAKES", ADA | {"email": "ben@example.org"})
    assert set(Signature.objects.values_list("partner", flat=True)) == {lakes.pk}


def test_on_another_site_the_name_means_nobody(client, home, lakes):
    lakes.site = Site.objects.create(hostname="lakes.example", root_page=home.get_parent())
    lakes.save()
    assert client.get(WITH).status_code == 302


def test_a_translated_petition_has_the_partners_page_too(client, french, lakes):
    address = f"/fr{WITH}"
    assert "The lakes &lt;need&gt; you." in client.get(address).content.decode()
    assert thanks_of(client.post(address, ADA)) == f"{address}thanks/"
    assert Signature.objects.get().partner == lakes

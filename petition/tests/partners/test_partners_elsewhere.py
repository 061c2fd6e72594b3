"""Partners in the API, in OSDI, in files and on the petition's page."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from petition.models import PartnerTally, Signature
from petition.partners.presenting import present
from petition.referrals.tokens import ref_of
from petition.tests.signers import signed
from petition.tests.thanks import thanks_of

ADA = {"given_name": "Ada", "email": "ada@example.org"}
YESTERDAY = timezone.timedelta(days=1)


@pytest.fixture
def lakes(petition):
    return present(site=petition.get_site(), name="Lakes", slug="lakes", shows_count=True)


@pytest.fixture
def brought(petition):
    def note(partner, number):
        day = timezone.localdate() - YESTERDAY
        PartnerTally.objects.create(petition=petition, partner=partner, day=day, slot=0, count=number)

    return note


def post(client, address, body, **headers):
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)


def test_the_api_takes_the_partner_and_the_ref_of_the_link(client, petition, lakes):
    friend = signed(petition, email="friend@example.org")
    api = f"/api/campaign/v1/petitions/{petition.pk}/"
    schema = client.get(api).json()["form"]["properties"]
    assert {"source", "partner", "ref"} <= schema.keys()
    assert post(client, f"{api}signatures/", ADA | {"partner": "lakes", "ref": ref_of(friend)}).status_code == 202
    ada = Signature.objects.get(email="ada@example.org")
    assert (ada.partner, ada.referred_by, ada.source) == (lakes, friend, "")
    assert post(client, f"{api}signatures/", ADA | {"partner": "x" * 61}).status_code == 422


def test_osdis_referrer_is_the_partner(client, petition, lakes):
    person = {"given_name": "Ada", "email_addresses": [{"address": "ada@example.org"}]}
    body = {"person": person, "referrer_data": {"source": "newsletter", "referrer": "lakes"}}
    assert post(client, f"/api/osdi/v1/petitions/{petition.pk}/record_signature_helper/", body).status_code in (
        200,
        202,
    )
    assert (Signature.objects.get().partner, Signature.objects.get().source) == (lakes, "newsletter")


def test_the_api_lists_who_shows_how_many_it_brought(client, petition, lakes, brought):
    rivers = present(site=lakes.site, name="Rivers", slug="rivers", shows_count=True)
    quiet = present(site=lakes.site, name="Quiet", slug="quiet")
    for partner, number in ((lakes, 10), (rivers, 12), (quiet, 50)):
        brought(partner, number)
    few = present(site=lakes.site, name="Few", slug="few", shows_count=True)
    brought(few, 9)
    found = client.get(f"/api/campaign/v1/petitions/{petition.pk}/partners/").json()
    assert [(one["slug"], one["signatures"]) for one in found["items"]] == [("rivers", 12), ("lakes", 10)]
    assert found["items"][0]["html_url"] == "http://localhost/petition/with/rivers/"
    assert found["count"] == 2


def test_the_petitions_page_shows_them_where_an_editor_wants_it(client, petition, lakes, brought):
    brought(lakes, 1234)
    assert "Who brought most" not in client.get("/petition/").content.decode()
    petition.show_partners = True
    petition.save()
    page = " ".join(client.get("/petition/").content.decode().split())
    assert "Who brought most" in page
    assert "<bdi>Lakes</bdi>" in page
    assert "1,234 people" in page


def test_a_frame_and_what_is_shared_from_it_bring_people_for_the_partner(client, petition, lakes):
    frame = f"/embed/petition/{petition.pk}/?partner=lakes"
    thanks = thanks_of(client.post(frame, ADA))
    assert "partner=lakes" in thanks
    page = client.get(f"/embed/petition/{petition.pk}/{thanks}").content
    shared = BeautifulSoup(page, "html.parser").select_one("share-buttons [data-action=copy]")["data-url"]
    assert shared == "http://localhost/petition/with/lakes/?utm_source=copy"
    assert client.post(shared.removeprefix("http://localhost"), ADA | {"email": "ben@example.org"}).status_code == 303
    assert set(Signature.objects.values_list("partner", flat=True)) == {lakes.pk}

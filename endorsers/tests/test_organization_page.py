"""An organization's own page: its address, what it shows, where it is found, and when it is gone."""

import html
import json
import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from campaign.core.searchables import all_searchables
from endorsers.models import Endorser, FormerSlug
from endorsers.moderation.merging import merge
from endorsers.signing.changing import change_endorsement, withdraw_endorsement
from endorsers.tests.entries import picture, published
from endorsers.tests.representatives import confirmed, shown
from petition.models import PartnerTally
from resources.models import ResourcePage, ResourcePublisher

pytestmark = pytest.mark.django_db
API = "/api/campaign/v1/endorsers/"


def saved(endorser, **values):
    for name, value in values.items():
        setattr(endorser, name, value)
    endorser.save_revision().publish()
    return Endorser.objects.get(pk=endorser.pk)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("River Alliance", "river-alliance"),
        ("Éclair & Söhne e.V.", "eclair-sohne-ev"),
        ("绿色和平", "luseheping"),
        ("شبكة الأنهار", "shbkh-lnhr"),
        ("नदी मंच", "ndi-mmc"),
        ("Add", "add-2"),
        ("💙", "blue-heart"),
        ("…", "organization"),
    ],
)
def test_a_name_in_any_script_gives_an_address_that_can_be_typed(home, name, slug):
    assert re.fullmatch(r"[a-z0-9-]+", published(name).slug)
    assert published(f"{name}").slug.startswith(slug[:4])
    assert Endorser.objects.order_by("pk").first().slug == slug


def test_two_of_one_name_have_two_addresses_and_the_database_holds_to_it(home):
    first, second = published("River Alliance"), published("River Alliance")
    assert [first.slug, second.slug] == ["river-alliance", "river-alliance-2"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Endorser.objects.filter(pk=second.pk).update(slug="river-alliance")


def test_nobody_reserves_an_address_before_an_editor_published_it(home):
    assert confirmed(name="Greenpeace").endorser.slug == ""
    assert published("Greenpeace").slug == "greenpeace"


def test_a_new_name_keeps_the_address_and_a_new_address_leads_on(client, endorsers_page):
    endorser = saved(published("River Alliance"), name="Alliance of Rivers")
    assert endorser.slug == "river-alliance"
    saved(endorser, slug="rivers")
    response = client.get("/endorsers/river-alliance/")
    assert (response.status_code, response.url) == (301, "/endorsers/rivers/")
    assert client.get("/endorsers/rivers/").status_code == 200
    assert client.get(f"{API}river-alliance/").json()["slug"] == "rivers"
    other = Endorser(name="Other", slug="river-alliance", site=endorser.site)
    with pytest.raises(ValidationError) as error:
        other.full_clean()
    assert "slug" in error.value.message_dict
    saved(endorser, slug="river-alliance")
    assert client.get("/endorsers/rivers/").url == "/endorsers/river-alliance/"
    assert client.get("/endorsers/river-alliance/").status_code == 200


@pytest.mark.parametrize("slug", ["add", "history", "Rivers", "río", "a--b", "-a", "a/b"])
def test_addresses_that_would_not_work_are_refused_beside_the_field(home, slug):
    with pytest.raises(ValidationError) as error:
        Endorser(name="River Alliance", slug=slug, site=published("X").site).full_clean()
    assert "slug" in error.value.message_dict


def test_the_page_shows_who_it_is_what_it_says_and_what_it_published(client, endorsers_page, library):
    endorser = published(
        "River Alliance",
        website="https://rivers.example/",
        logo=picture(),
        quote="Rivers first.",
        quote_speaker="Amara Example, director",
        scope="local",
        region="OH",
    )
    report = library.add_child(instance=ResourcePage(title="On Rivers"))
    ResourcePublisher.objects.create(resource=report, name="The River Alliance, Inc.")
    page = client.get(f"/endorsers/{endorser.slug}/").content.decode()
    for said in ("River Alliance</h1>", "Rivers first.", "Amara Example, director", "https://rivers.example/", "Ohio"):
        assert said in page
    assert "On Rivers" in page
    assert '<link rel="canonical" href="http://testserver/endorsers/river-alliance/">' in page.replace(
        "localhost", "testserver"
    )
    assert '<meta property="og:title" content="River Alliance">' in page
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page)[1])
    organization = next(thing for thing in data["@graph"] if thing["@type"] == "Organization")
    assert (organization["name"], organization["areaServed"]) == ("River Alliance", "Ohio")
    answer = client.get(f"{API}river-alliance/").json()
    assert [one["title"] for one in answer["resources"]] == ["On Rivers"]
    assert answer["quote_speaker"] == "Amara Example, director"
    assert answer["url"].endswith("/endorsers/river-alliance/")


def brings(endorser, petition, number):
    yesterday = timezone.localdate() - timedelta(days=1)
    PartnerTally.objects.create(petition=petition, partner=endorser.partner, day=yesterday, slot=0, count=number)


def test_how_many_it_brought_is_shown_from_ten_on_where_both_show_it(client, endorsers_page, petition):
    endorser = published("River Alliance", shows_count=True)
    brings(endorser, petition, 9)
    endorsers_page.show_brought = True
    endorsers_page.save_revision().publish()
    page = "/endorsers/river-alliance/"
    assert "signed through this" not in client.get(page).content.decode()
    PartnerTally.objects.update(count=12)
    assert "12 people signed through this organization" in client.get(page).content.decode()
    assert client.get(f"{API}river-alliance/").json()["brought"] == 12
    saved(endorser, shows_count=False)
    assert "signed through this" not in client.get(page).content.decode()
    saved(endorser, shows_count=True)
    endorsers_page.show_brought = False
    endorsers_page.save_revision().publish()
    assert client.get(f"{API}river-alliance/").json()["brought"] is None


def test_its_page_leads_to_signing_with_it_and_has_a_picture_of_its_own(client, endorsers_page, petition):
    contact = shown(name="River Alliance")
    page = client.get("/endorsers/river-alliance/").content.decode()
    assert f'href="{petition.url}with/river-alliance/"' in page
    address = html.unescape(re.search(r'og:image" content="http://[^/]+([^"]+)"', page)[1])
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert "public" in response["Cache-Control"]
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    withdraw_endorsement(contact=contact)
    assert client.get(address).status_code == 404


def test_wall_search_and_sitemap_lead_to_it(client, endorsers_page):
    endorser = published("River Alliance", website="https://rivers.example/")
    assert 'href="/endorsers/river-alliance/"' in client.get("/endorsers/").content.decode()
    assert 'endorsers/river-alliance/" target="_blank"' in client.get("/embed/endorsers/").content.decode()
    assert "/endorsers/river-alliance/</loc>" in client.get("/sitemap.xml").content.decode()
    searchable = next(one for one in all_searchables() if one.kind == "endorser")
    assert [found.url for found in searchable.found([endorser])] == ["/endorsers/river-alliance/"]


def test_what_is_not_public_has_no_page_and_what_is_withdrawn_loses_it_at_once(client, endorsers_page):
    contact = shown(name="River Alliance")
    slug = contact.endorser.slug
    assert client.get(f"/endorsers/{slug}/").status_code == 200
    change_endorsement(contact=contact, changes={"quote": "Not yet read."})
    assert "Not yet read." not in client.get(f"/endorsers/{slug}/").content.decode()
    withdraw_endorsement(contact=contact)
    for address in (f"/endorsers/{slug}/", f"{API}{slug}/"):
        assert client.get(address).status_code == 404
    assert f"/{slug}/" not in client.get("/sitemap.xml").content.decode()
    assert Endorser.objects.get(pk=contact.endorser_id).slug == slug  # kept, should it come back


def test_a_merged_entrys_addresses_lead_to_the_one_that_stays(client, endorsers_page):
    keep, drop = published("River Alliance"), saved(published("Rivers Inc"), slug="rivers")
    merge(keep=keep, drop=drop, take=set(), by=None)
    for former in ("rivers", "rivers-inc"):
        assert client.get(f"/endorsers/{former}/").url == "/endorsers/river-alliance/"
    assert FormerSlug.objects.count() == 2


def test_fixed_addresses_of_the_api_and_the_page_stay_what_they_are(client, endorsers_page):
    assert "days" in client.get(f"{API}history/").json()
    assert "form_version" in client.get(f"{API}form/").json()
    assert client.get("/endorsers/add/").status_code == 200
    assert client.get("/endorsers/nobody/").status_code == 404
    assert client.get("/endorsers/%00/").status_code in (400, 404)

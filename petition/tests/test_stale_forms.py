"""A form that was kept somewhere says which words it showed, and those are stored (S39)."""

import json

import pytest

from campaign.tests.pressing import carried, press
from petition.mails import links
from petition.mails.links import Purpose
from petition.models import Partner, PetitionPage, Signature
from petition.partners.keys import make_key
from petition.tests.signers import signed

OLD, NEW = "Send me one mail a year.", "Send me mails each day, and sell my address."
ADA = {"given_name": "Ada", "email": "ada@example.org", "subscribe": "on"}
JSON = "application/json"


@pytest.fixture
def reworded(petition):
    """Says other words beside the box and in the statement; called with the old ones on the page."""
    petition.subscribe_label = OLD
    petition.save()

    def change():
        petition.subscribe_label = NEW
        petition.statement = [("text", "<p>We ask for the moon.</p>")]
        petition.save_revision().publish()

    return change


class ByPage:
    def __init__(self, client, petition):
        self.client, self.petition = client, petition

    address = "/petition/"

    def read(self):
        return carried(self.client.get(self.address)).get("form_version")

    def send(self, version):
        values = {} if version is None else {"form_version": version}
        return self.client.post(self.address, ADA | values)


class ByLandingPage(ByPage):
    def read(self):
        home = self.petition.get_parent().specific
        home.sections = [("sign_form", {"page": self.petition})]
        home.save()
        return carried(self.client.get("/"))["form_version"]


class ByFrame(ByPage):
    @property
    def address(self):
        return f"/embed/petition/{self.petition.pk}/"


class ByAPI(ByPage):
    values = {"given_name": "Ada", "email": "ada@example.org", "subscribe": True}
    headers = {}

    def read(self):
        shape = self.client.get(f"/api/campaign/v1/petitions/{self.petition.pk}/").json()
        return shape["form"]["properties"]["form_version"]["default"]

    def send(self, version):
        values = self.values if version is None else self.values | {"form_version": version}
        address = f"/api/campaign/v1/petitions/{self.petition.pk}/signatures/"
        return self.client.post(address, json.dumps(values), content_type=JSON, headers=self.headers)


class ByKey(ByAPI):
    @property
    def headers(self):
        partner, _new = Partner.objects.get_or_create(name="Rivers", slug="rivers")
        partner.petitions.add(self.petition)
        return {"authorization": f"Bearer {make_key(partner=partner, by=None)}"}


class ByOSDI(ByAPI):
    def send(self, version):
        person = {"given_name": "Ada", "email_addresses": [{"address": "ada@example.org", "status": "subscribed"}]}
        person["custom_fields"] = {} if version is None else {"form_version": version}
        address = f"/api/osdi/v1/petitions/{self.petition.pk}/record_signature_helper"
        return self.client.post(address, json.dumps({"person": person}), content_type=JSON)


@pytest.fixture(params=[ByPage, ByLandingPage, ByFrame, ByAPI, ByKey, ByOSDI])
def channel(request, client, petition):
    return request.param(client, petition)


def kept():
    signature = Signature.objects.select_related("consent_text", "wording").get()
    return signature.consent_text.subscribe_label, "moon" in signature.wording.text


def test_s39_what_an_old_form_showed_is_what_is_stored(channel, reworded):
    version = channel.read()
    reworded()
    assert channel.send(version).status_code in (200, 202, 303)
    assert kept() == (OLD, False)


def test_s39_a_new_form_and_one_that_says_nothing_store_what_is_said_now(channel, reworded):
    reworded()
    assert channel.send(channel.read()).status_code in (200, 202, 303)
    assert kept() == (NEW, True)
    Signature.objects.all().delete()
    assert channel.send(None).status_code in (200, 202, 303)
    assert kept() == (NEW, True)


@pytest.mark.parametrize("version", ["1.99999", "0.0", "x", "1", "1.2.3", "٣.٣", "9" * 19 + ".1"])
def test_s39_a_version_that_no_form_had_is_refused_in_words_and_loses_nothing(channel, version):
    answer = channel.send(version)
    assert answer.status_code in (400, 422)
    assert not Signature.objects.exists()
    if isinstance(channel, ByAPI):
        assert answer.json()["errors"][0]["field"].endswith("form_version")
    else:
        assert "This form shows other words than before." in answer.content.decode()
        assert "ada@example.org" in answer.content.decode()
        assert channel.client.post(channel.address, ADA | carried(answer)).status_code == 303


def test_s39_the_words_of_another_petition_are_not_this_ones(client, petition, home):
    other = home.add_child(instance=PetitionPage(title="Other", slug="other"))
    assert client.post("/petition/", ADA | {"form_version": other.form_version}).status_code == 422


def test_s39_a_form_that_is_shown_again_shows_todays_words_and_says_so(client, petition, reworded):
    version = ByPage(client, petition).read()
    reworded()
    again = client.post("/petition/", ADA | {"given_name": "", "form_version": version})
    assert again.status_code == 422
    assert NEW in again.content.decode()
    assert carried(again)["form_version"] == PetitionPage.objects.get(pk=petition.pk).form_version != version


def test_s39_the_own_page_keeps_the_words_that_it_showed(client, petition, reworded):
    ada = signed(petition)
    own = links.link_path(ada, Purpose.MANAGE)
    opened = carried(client.get(own))
    reworded()
    form = {"given_name": "Ada", "family_name": "Lovelace", "subscribe": "on"}
    assert client.post(f"{own}correct/", opened | form).status_code == 303
    assert kept()[0] == OLD


def test_a_draft_changes_no_words_and_a_copy_has_its_own(client, petition):
    before = ByPage(client, petition).read()
    petition.title = "Another title"
    petition.save_revision()
    assert PetitionPage.objects.get(pk=petition.pk).form_version == before
    copy = PetitionPage.objects.get(pk=petition.copy(update_attrs={"slug": "copy"}).pk)
    assert copy.wording.petition_id == copy.consent_text.petition_id == copy.pk
    assert press(client, "/petition/", **ADA).status_code == 303

"""Whoever signs a translation, by whichever channel, signs the original, in their language, and is counted once."""

import json
from urllib.parse import urlencode

import pytest

from petition.counting import facets, geography
from petition.counting.milestones import note_all_milestones
from petition.models import ConsentText, FacetTally, Milestone, Partner, PetitionPage, Signature, SignatureTally
from petition.pages.updates import timeline
from petition.partners.keys import make_key
from petition.signing import channels
from petition.signing.inserting import REPEATED
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from petition.tests.served_site import FORM, JSON, Site
from petition.webhooks import _of_new

ADA = {"given_name": "Ada", "email": "ada@example.org"}


@pytest.fixture
def translation(french):
    """The petition in French, with words of its own beside the box for updates."""
    translated = french["petition"]
    translated.subscribe_label = "Tenez-moi au courant."
    translated.save()
    return PetitionPage.objects.get(pk=translated.pk)


def by_form(client, translation):
    return client.post("/fr/petition/", ADA)


def by_api(client, translation):
    address = f"/api/campaign/v1/petitions/{translation.pk}/signatures/"
    return client.post(address, json.dumps(ADA), content_type=JSON)


def by_key(client, translation):
    partner = Partner.objects.create(name="River Alliance", slug="rivers")
    partner.petitions.add(translation.counted)
    address = f"/api/campaign/v1/petitions/{translation.pk}/signatures/"
    headers = {"authorization": f"Bearer {make_key(partner=partner, by=None)}"}
    return client.post(address, json.dumps(ADA), content_type=JSON, headers=headers)


def by_osdi(client, translation):
    person = {"given_name": "Ada", "email_addresses": [{"address": "ada@example.org"}]}
    address = f"/api/osdi/v1/petitions/{translation.pk}/record_signature_helper"
    return client.post(address, json.dumps({"person": person}), content_type=JSON)


def by_frame(client, translation):
    return client.post(f"/embed/petition/{translation.pk}/", ADA)


def by_frame_of_the_original(client, translation):
    return client.post(f"/embed/petition/{translation.counted_id}/?lang=fr", ADA)


CHANNELS = [by_form, by_api, by_key, by_osdi, by_frame, by_frame_of_the_original]


def is_signed_in_french(petition):
    signature = Signature.objects.select_related("consent_text").get()
    assert signature.petition_id == petition.pk
    assert signature.language == "fr"
    assert signature.consent_text.petition_id == petition.pk
    assert signature.consent_text.subscribe_label == "Tenez-moi au courant."
    assert SignatureTally.objects.of(petition).total() == 1
    assert set(SignatureTally.objects.values_list("petition", flat=True)) == {petition.pk}
    return True


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda channel: channel.__name__)
def test_each_channel_takes_a_translation_as_its_original(client, petition, translation, channel):
    assert channel(client, translation).status_code in (200, 202, 303)
    assert is_signed_in_french(petition)
    assert channel(client, translation).status_code in (200, 202, 303) if channel is not by_key else True
    client.post("/petition/", ADA)
    assert Signature.objects.count() == SignatureTally.objects.total() == 1


def test_an_import_into_a_translation_is_one_into_the_original(petition, translation):
    said = {"petition": translation, "submission": Submission(**ADA), "channel": channels.IMPORT}
    assert write_signature(**said, visit=Visit(language="fr")) == Signature.objects.get().pk
    assert write_signature(**said, visit=Visit(language="fr")) == REPEATED
    assert is_signed_in_french(petition)


@pytest.mark.parametrize("path", ["/fr/petition/", "/fr/petition/?utm_source=partner.example"])
def test_the_fast_path_takes_a_translation_as_django_does(site, petition, translation, path):
    quick = site.post(path, urlencode(ADA), FORM)
    assert site.went_long == 0
    assert is_signed_in_french(petition)
    slow = site.post(path, urlencode(ADA | {"email": "b@example.org"}), FORM, by_django=True)
    assert quick == slow
    assert quick["headers"]["location"].startswith("/fr/petition/thanks/")
    kept = Signature.objects.order_by("pk").values("petition", "language", "consent_text", "source", "state")
    assert kept[0] == kept[1]


def test_the_fast_path_takes_json_for_a_translation(site, petition, translation):
    assert site.post(f"/api/campaign/v1/petitions/{translation.pk}/signatures/", json.dumps(ADA), JSON)["status"] == 202
    assert site.went_long == 0
    assert is_signed_in_french(petition)


@pytest.mark.parametrize("path", ["/es/petition/", "/fr-ca/petition/", "/en/petition/", "/fr/fr/petition/"])
def test_an_address_of_another_language_is_no_petition_either_way(site: Site, translation, path):
    assert site.post(path, urlencode(ADA), FORM)["status"] == site.post(path, "", by_django=True)["status"]
    assert site.went_long == 1
    assert not Signature.objects.exists()


def test_closing_the_original_closes_its_translations_on_the_fast_path(site, petition, translation, committed):
    assert site.post("/fr/petition/", urlencode(ADA), FORM)["status"] == 303
    with committed():
        petition.state = "closed"
        petition.save()
    assert site.post("/fr/petition/", urlencode(ADA | {"email": "b@example.org"}), FORM)["status"] == 409
    assert Signature.objects.count() == 1


def test_what_is_counted_is_the_same_in_all_languages(client, petition, translation, monkeypatch):
    petition.goal = 1
    petition.save()
    client.post("/fr/petition/", ADA | {"country": "FR"})
    history = [client.get(f"/api/campaign/v1/petitions/{pk}/history/").json() for pk in (petition.pk, translation.pk)]
    assert [entry["signatures"] for entry in history[1]["countries"]] == [1]
    assert history[0]["days"] == history[1]["days"]
    monkeypatch.setattr(facets, "READ_UP_TO", 0)
    assert facets.count_facets() == 1
    FacetTally.objects.filter(facet="place").update(value="CD:")
    assert geography.counts_of_places(translation) == [("CD", "", 1)]
    assert note_all_milestones() == 1
    assert Milestone.objects.get().petition_id == petition.pk
    translation = PetitionPage.objects.get(pk=translation.pk)
    assert "1 signatures reached" in [str(event.title) for event in timeline(translation)]
    assert "Les droits d’abord" in client.get(f"/embed/petition/{translation.pk}/badge.svg").content.decode()
    assert translation.progress.count == 1


def test_webhooks_tell_of_the_petition_that_counts_and_of_the_signers_language(client, petition, translation):
    client.post("/fr/petition/", ADA)
    [told] = _of_new([Signature.objects.get()])
    assert (told.page, told.data["language"]) == (petition.pk, "fr")
    assert told.data["petition"]["id"] == petition.pk
    assert told.data["petition"]["signatures"] == 1


def test_osdi_lists_a_petition_once(client, petition, translation):
    listed = client.get("/api/osdi/v1/petitions/").json()
    assert listed["total_records"] == 1
    assert listed["_embedded"]["osdi:petitions"][0]["title"] == petition.title


def test_consent_texts_of_two_languages_are_two_versions_of_one_petition(client, petition, translation):
    client.post("/petition/", ADA)
    client.post("/fr/petition/", ADA | {"email": "b@example.org"})
    assert set(ConsentText.objects.values_list("petition", flat=True)) == {petition.pk}
    assert len(set(Signature.objects.values_list("consent_text", flat=True))) == 2

"""Editors add partners, and make and revoke their keys."""

from django.contrib.auth.models import Permission

from campaign.runtime.logs.redaction import PARTNER_KEY
from petition.models import Partner, PartnerKey, PartnerTally, Signature
from petition.tests.signers import signed


def test_every_way_to_a_key_is_for_those_who_may_change_partners(client, key, rivers, editor_with):
    user = editor_with("view")
    made = PartnerKey.objects.get()
    ways = [
        client.get("/admin/partners/"),
        client.get(f"/admin/partners/inspect/{rivers.pk}/"),
        client.post(f"/admin/partners/{rivers.pk}/keys/"),
        client.post(f"/admin/partners/{rivers.pk}/keys/{made.pk}/revoke/"),
    ]
    assert {answer.status_code for answer in ways} == {302}
    user.user_permissions.add(Permission.objects.get(codename="view_partner"))
    page = client.get(f"/admin/partners/inspect/{rivers.pk}/")
    assert page.status_code == 200
    assert "Make a key" not in page.content.decode()
    assert client.post(f"/admin/partners/{rivers.pk}/keys/").status_code == 302
    assert PartnerKey.objects.get().revoked_at is None


def test_an_editor_makes_a_key_sees_it_once_and_revokes_it(client, admin_client, send, rivers):
    answer = admin_client.post(f"/admin/partners/{rivers.pk}/keys/", {"note": "web server", "older_end_in": ""})
    key = PARTNER_KEY.search(answer.content.decode())[0]
    assert "no-store" in answer["Cache-Control"]
    assert send(key).status_code == 202
    page = admin_client.get(f"/admin/partners/inspect/{rivers.pk}/").content.decode()
    assert key not in page
    assert "web server" in page
    made = PartnerKey.objects.get()
    admin_client.post(f"/admin/partners/{rivers.pk}/keys/{made.pk}/revoke/")
    assert send(key).status_code == 401
    history = admin_client.get(f"/admin/partners/history/{rivers.pk}/").content.decode()
    assert f"Revoked the key …{key[-4:]}" in history


def test_a_last_day_that_is_over_is_named_beside_its_field(admin_client, rivers):
    answer = admin_client.post(f"/admin/partners/{rivers.pk}/keys/", {"last_day": "2020-01-01", "note": "kept"})
    assert answer.status_code == 422
    assert "Choose today or a later day." in answer.content.decode()
    assert 'value="kept"' in answer.content.decode()
    assert not PartnerKey.objects.exists()


def test_an_editor_adds_a_partner_and_its_source_stays(admin_client, petition):
    said = {
        "name": "Lakes",
        "slug": "lakes",
        "active": "on",
        "site": petition.get_site().pk,
        "petitions": [petition.pk],
        "contact": "",
        "consent_text": "Words.",
        "allowed_origins": "nonsense",
        "per_minute": 10,
        "per_hour": 100,
    }
    assert "is no address such as" in admin_client.post("/admin/partners/new/", said).content.decode()
    answer = admin_client.post("/admin/partners/new/", said | {"allowed_origins": "https://lakes.example/"})
    lakes = Partner.objects.get()
    assert answer["Location"] == f"/admin/partners/inspect/{lakes.pk}/"
    assert "http://localhost/petition/with/lakes/" in admin_client.get(answer["Location"]).content.decode()
    assert (lakes.origins, lakes.consents.get().text) == (["https://lakes.example"], "Words.")
    again = admin_client.post(f"/admin/partners/edit/{lakes.pk}/", said | {"allowed_origins": "", "slug": "seas"})
    assert "be changed" in again.content.decode()
    assert admin_client.post(f"/admin/partners/delete/{lakes.pk}/").status_code == 302
    assert Partner.objects.get().slug == "lakes"


def test_editors_see_how_many_each_brought_and_who_has_not_shared_yet(admin_client, petition, rivers):
    lakes = Partner.objects.create(name="Lakes", slug="lakes")
    signature = signed(petition)
    Signature.objects.filter(pk=signature.pk).update(partner=rivers)
    PartnerTally.objects.create(petition=petition, partner=rivers, day="2026-03-01", slot=0, count=4321)
    listed = admin_client.get("/admin/partners/?ordering=-brought").content.decode()
    assert "4321" in listed
    assert listed.index("River Alliance") < listed.index("Lakes")
    not_yet = admin_client.get("/admin/partners/?shared=no").content.decode()
    assert "lakes" in not_yet
    assert "rivers" not in not_yet
    assert "4,321 people" in " ".join(
        admin_client.get(f"/admin/partners/inspect/{rivers.pk}/").content.decode().split()
    )
    found = admin_client.get(f"/admin/signatures/?partner={rivers.pk}").content.decode()
    assert "Lovelace" in found
    assert "Lovelace" not in admin_client.get(f"/admin/signatures/?partner={lakes.pk}").content.decode()

"""A petition that asks for an age: nothing of a child is public, whatever was ticked, by whichever channel."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from petition.import_export import tasks
from petition.import_export.import_rows import age_from_cell
from petition.models import Signature, SignatureImport
from petition.moderation.moderating import correct, mark_minor
from petition.tests.signers import signed

TYPED = {
    "given_name": "Zoe",
    "family_name": "Young",
    "email": "zoe@example.org",
    "comment": "For my future.",
    "show_name": "on",
    "show_comment": "on",
    "subscribe": "on",
}
JSON = TYPED | {"show_name": True, "show_comment": True, "subscribe": True}


@pytest.fixture
def asking(petition):
    petition.ask_age, petition.comments_shown, petition.ask_country = True, "once", "no"
    petition.save()
    return petition


def by_form(client, petition, age):
    return client.post("/petition/", TYPED | {"age": age})


def by_api(client, petition, age):
    return client.post(
        f"/api/campaign/v1/petitions/{petition.pk}/signatures/", JSON | {"age": age}, content_type="application/json"
    )


def by_frame(client, petition, age):
    return client.post(f"/embed/petition/{petition.pk}/", TYPED | {"age": age})


def by_osdi(client, petition, age):
    person = {
        "given_name": "Zoe",
        "family_name": "Young",
        "email_addresses": [{"address": "zoe@example.org", "status": "subscribed"}],
        "custom_fields": {"show_name": True, "show_comment": True, "age": age},
    }
    return client.post(
        f"/api/osdi/v1/petitions/{petition.pk}/record_signature_helper",
        {"person": person, "comments": "For my future."},
        content_type="application/json",
    )


def by_import(client, petition, age):
    row = f"Zoe,Young,zoe@example.org,For my future.,yes,yes,yes,{age}\n"
    written = SignatureImport.objects.create(
        petition=petition,
        content=f"a,b,c,d,e,f,g,h\n{row}".encode(),
        encoding="utf-8",
        delimiter=",",
        mapping={name: place for place, name in enumerate([*TYPED, "age"])},
        step="write",
        state="waiting",
        consent_note="On paper.",
    )
    tasks.run_import.call(written.pk)


CHANNELS = [by_form, by_api, by_frame, by_osdi, by_import]


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_childs_consents_count_for_nothing(asking, client, channel):
    channel(client, asking, "minor")
    zoe = Signature.objects.get()
    assert (zoe.minor, zoe.show_name, zoe.show_comment, zoe.subscribe) == (True, False, False, False)
    assert (zoe.show_name_since, zoe.subscribed_since, zoe.state) == (None, None, "confirmed")
    for address in ("/petition/", "/petition/reasons/", f"/api/campaign/v1/petitions/{asking.pk}/signatures/"):
        assert b"Young" not in client.get(address).content


@pytest.mark.parametrize("channel", CHANNELS)
def test_an_adults_are_kept_and_no_age(asking, client, channel):
    channel(client, asking, "adult")
    zoe = Signature.objects.get()
    assert (zoe.minor, zoe.show_name, zoe.show_comment, zoe.subscribe) == (False, True, True, True)


@pytest.mark.parametrize("channel", CHANNELS[:4])
def test_it_must_be_answered(asking, client, channel):
    channel(client, asking, "")
    assert not Signature.objects.exists()


def test_the_database_keeps_children_out_of_sight(asking):
    signed(asking, minor=True)
    for name in ("show_name", "show_comment", "subscribe"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Signature.objects.update(**{name: True})


@pytest.mark.parametrize(("youngest", "choices"), [(None, 2), (16, 2), (18, 1)])
def test_nobody_under_the_youngest_can_be_chosen(asking, client, youngest, choices):
    asking.minimum_age = youngest
    asking.save()
    page = client.get("/petition/").content.decode()
    assert page.count('name="age"') == choices
    assert ("16 or older, but under 18" in page) is (youngest == 16)
    assert by_form(client, asking, "minor").status_code == (422 if youngest == 18 else 303)


def test_it_is_not_asked_unless_the_petition_says_so(petition, client):
    assert b'name="age"' not in client.get("/petition/").content
    assert by_api(client, petition, "adult").status_code == 422


def test_an_editor_or_the_signer_says_it_later(asking, editor_with, client):
    signature = signed(asking, show_name=True, subscribe=True, comment="x", show_comment=True)
    correct(signature=signature, changes={"minor": True, "show_name": True, "subscribe": False})
    signature.refresh_from_db()
    assert (signature.minor, signature.show_name, signature.show_comment, signature.subscribe) == (True, *[False] * 3)
    other = signed(asking, email="b@example.org", show_name=True)
    editor_with("view", "change")
    client.post(reverse("signatures:do", args=[other.pk, "minor"]))
    other.refresh_from_db()
    assert (other.minor, other.show_name) == (True, False)
    assert not mark_minor(signature=other, by=None)


@pytest.mark.parametrize(
    ("cell", "age"),
    [("17", "minor"), ("18", "adult"), ("yes", "adult"), ("", "minor"), ("no", "minor"), ("نعم", "adult")],
)
def test_cells_of_lists(cell, age):
    assert age_from_cell(cell) == age

"""One signature in the admin, and several at once: moderated by the verbs, each noted."""

import re

import pytest
from django.urls import reverse

from petition.models import PetitionPage, Signature, SignatureEvent
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from petition.tests.signature_admin_cast import NAME, bulk, sign


def test_a_signature_shows_facts_consent_and_what_happened(admin_client, petition):
    petition.confirmation = PetitionPage.Confirmation.COUNT
    write_signature(
        petition=petition,
        submission=Submission(given_name="Ada", email="Ada@example.org", subscribe=True, comment="Rivers first."),
        visit=Visit(source="whatsapp"),
        channel=channels.FORM,
    )
    ada = Signature.objects.get()
    admin_client.post(reverse("signatures:do", args=[ada.pk, "resend"]))
    html = admin_client.get(reverse("signatures:inspect", args=[ada.pk])).content.decode()
    for words in (
        "Ada@example.org",
        "Rivers first.",
        "whatsapp",
        "Send me updates",
        "version 1",
        "Mail asked for again",
    ):
        assert words in html


def test_moderating_changes_state_count_and_history(admin_client, admin_user, petition, ada):
    def do(action):
        admin_client.post(reverse("signatures:do", args=[ada.pk, action]))
        ada.refresh_from_db()
        return ada.state, PetitionPage.objects.get(pk=petition.pk).signatures_counted

    assert do("reject") == ("rejected", 0)
    assert do("reject") == ("rejected", 0)
    assert do("restore") == ("confirmed", 1)
    assert do("withdraw") == ("withdrawn", 0)
    assert do("restore") == ("withdrawn", 0)
    assert do("erase") == ("withdrawn", 0)
    assert (ada.email, ada.full_name) == ("", "")
    events = SignatureEvent.objects.filter(signature=ada).order_by("pk")
    assert [(event.kind, event.by) for event in events] == [
        (kind, admin_user) for kind in ("rejected", "restored", "withdrawn", "erased")
    ]
    assert admin_client.get(reverse("signatures:inspect", args=[ada.pk])).status_code == 200
    assert admin_client.get(reverse("signatures:correct", args=[ada.pk])).status_code == 302


def test_a_get_asks_and_changes_nothing(admin_client, ada):
    html = admin_client.get(reverse("signatures:do", args=[ada.pk, "erase"])).content.decode()
    assert "removed for ever" in html
    ada.refresh_from_db()
    assert ada.state == "confirmed"


def test_s34_of_two_editors_the_second_takes_nothing_back_unseen(admin_client, ada):
    page = reverse("signatures:correct", args=[ada.pk])
    typed = {"given_name": "Ada", "email": ada.email, "country": "US"}
    shown = re.search(r'name="shown" value="([^"]+)"', admin_client.get(page).content.decode())[1]
    assert admin_client.post(page, typed | {"family_name": "First", "shown": shown}).status_code == 302
    second = admin_client.post(page, typed | {"family_name": "Second", "shown": shown})
    html = second.content.decode()
    assert second.status_code == 409
    assert "Ada First" in html
    assert 'value="Second"' in html
    ada.refresh_from_db()
    assert ada.family_name == "First"
    shown = re.search(r'name="shown" value="([^"]+)"', html)[1]
    assert admin_client.post(page, typed | {"family_name": "Second", "shown": shown}).status_code == 302
    ada.refresh_from_db()
    assert ada.family_name == "Second"


def test_s34_an_address_that_another_editor_corrected_is_not_replaced_unseen(admin_client, ada):
    page = reverse("signatures:address", args=[ada.pk])
    shown = re.search(r'name="shown" value="([^"]+)"', admin_client.get(page).content.decode())[1]
    assert admin_client.post(page, {"email": "ada@first.example", "shown": shown}).status_code == 302
    second = admin_client.post(page, {"email": "ada@second.example", "shown": shown})
    assert second.status_code == 422
    assert "to ada@first.example" in second.content.decode()
    ada.refresh_from_db()
    assert ada.email == "ada@first.example"


def test_a_correction_obeys_the_rules_of_signing(admin_client, admin_user, ada):
    url = reverse("signatures:correct", args=[ada.pk])
    assert admin_client.post(url, {"given_name": "http://spam.example"}).status_code == 422
    admin_client.post(url, {"given_name": "Ada Augusta", "family_name": NAME})
    ada.refresh_from_db()
    assert ada.full_name == f"Ada Augusta {NAME}"
    event = SignatureEvent.objects.get()
    assert (event.kind, event.by, event.details) == ("corrected", admin_user, {"fields": ["given_name"]})


@pytest.mark.parametrize("address", ["edit/1/", "delete/1/", "history/1/", "usage/1/", "copy/1/", "new/"])
def test_no_address_adds_copies_or_deletes_a_signature(admin_client, ada, address):
    assert admin_client.get(f"/admin/signatures/{address}").status_code == 404


def test_several_are_rejected_and_restored_at_once(admin_client, petition, ada):
    ben = sign(petition, "Ben")
    assert NAME in admin_client.get(bulk("reject", ada, ben)).content.decode()
    admin_client.post(bulk("reject", ada, ben))
    assert Signature.objects.filter(state="rejected").count() == 2
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 0
    admin_client.post(bulk("restore", ada, ben))
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 2
    assert SignatureEvent.objects.count() == 4


def test_all_of_them_at_once_is_not_offered(admin_client, ada):
    url = reverse("wagtail_bulk_action", args=["petition", "signature", "reject"]) + "?id=all"
    assert admin_client.post(url).status_code == 404
    assert Signature.objects.confirmed().count() == 1


def test_s9_the_mail_to_the_unconfirmed_says_how_many_first_and_reaches_only_them(admin_client, petition):
    petition.confirmation = PetitionPage.Confirmation.COUNT
    petition.save()
    ben = sign(petition, "Ben")
    write_signature(
        petition=petition,
        submission=Submission(given_name="Ada", email="ada@example.org"),
        visit=Visit(),
        channel=channels.FORM,
    )
    Signature.objects.update(owed_mail="", mail_due_at=None)
    url = reverse("signatures:resend", args=[petition.pk])
    assert "1 person has not confirmed" in admin_client.get(url).content.decode()
    admin_client.post(url)
    assert list(Signature.objects.exclude(owed_mail="").values_list("email", flat=True)) == ["ada@example.org"]
    ben.refresh_from_db()
    assert ben.owed_mail == ""

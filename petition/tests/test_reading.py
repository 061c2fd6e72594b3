"""Who opened whose signature is written down, shown to administrators, and forgotten after a year."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from petition.admin.signatures.reading import forget_readings, note_reading
from petition.models import SignatureExport
from petition.tests.signature_admin_cast import NAME, sign


@pytest.fixture
def told(client):
    """What the report says to an administrator."""

    def read():
        client.force_login(get_user_model().objects.create_superuser("root"))
        return client.get(reverse("exports_report")).content.decode()

    return read


def test_opening_a_signature_is_noted_without_its_name(client, editor_with, ada, told):
    editor = editor_with("view")

    client.get(reverse("signatures:inspect", args=[ada.pk]))

    entry = ModelLogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.label) == (editor, str(ada.pk), f"#{ada.pk}")
    report = told()
    assert "Opened the signature" in report
    assert NAME not in report


def test_looking_up_an_address_is_noted_and_reading_the_list_is_not(client, editor_with, petition, ada):
    editor_with("view")
    sign(petition, "Ben")
    for words in ("", "lovelace", "nobody@example.org"):
        client.get(reverse("signatures:index"), {"q": words})
    assert not ModelLogEntry.objects.exists()

    client.get(reverse("signatures:index"), {"q": ada.email})

    assert ModelLogEntry.objects.get().message == "Looked the signature up by its address"


def test_who_may_not_change_accounts_does_not_see_who_opened_what(client, editor_with, ada):
    note_reading(signature=ada, by=get_user_model().objects.create_superuser("root"))
    editor_with("view", "export")

    assert "Opened the signature" not in client.get(reverse("exports_report")).content.decode()


def test_taking_the_file_that_a_colleague_made_is_an_export_too(client, editor_with, petition, told):
    colleague = get_user_model().objects.create_user("colleague")
    export = SignatureExport.objects.create(
        petition=petition, filename="x.pdf", content=b"%PDF-", state="done", total=7, created_by=colleague
    )
    editor = editor_with("export")

    client.get(reverse("signatures:export_file", args=[export.pk]))

    report = told()
    assert "Exported 7 signatures (PDF)" in report
    assert str(editor) in report


def test_it_is_forgotten_after_a_year(ada, admin_user):
    note_reading(signature=ada, by=admin_user)

    assert forget_readings(now=timezone.now() + timedelta(days=364)) == 0
    assert forget_readings(now=timezone.now() + timedelta(days=366)) == 1

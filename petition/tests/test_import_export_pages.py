"""Exports and imports as an editor walks through them."""

import pyrage
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from petition.models import Signature, SignatureExport
from petition.tests.signature_admin_cast import NAME


def history(petition, action):
    return PageLogEntry.objects.get(page=petition.pk, action=action)


def test_an_export_is_streamed_named_and_written_into_the_history(client, editor_with, petition, ada):
    user = editor_with("export")
    response = client.post(
        reverse("signatures:export"), {"petition": petition.pk, "shape": "delivery", "format": "csv"}
    )
    assert response.streaming
    filename = f"petition-signatures-delivery-{timezone.localdate():%Y-%m-%d}.csv"
    assert f'filename="{filename}"' in response["Content-Disposition"]
    assert NAME in b"".join(response.streaming_content).decode()
    entry = history(petition, "petition.export")
    assert (entry.user, entry.data) == (user, {"shape": "delivery", "format": "csv", "rows": 1})
    told = client.get(reverse("wagtailadmin_pages:history", args=[petition.pk])).content.decode()
    assert "Exported 1 signature (CSV)" in told


def test_an_export_is_encrypted_to_a_key_and_that_is_written_down(client, editor_with, petition, ada):
    editor_with("export")
    reader = pyrage.x25519.Identity.generate()
    chosen = {"petition": petition.pk, "shape": "delivery", "format": "csv", "recipient": str(reader.to_public())}

    response = client.post(reverse("signatures:export"), chosen)

    file = b"".join(response.streaming_content)
    assert response["Content-Disposition"].endswith('.csv.age"')
    assert NAME in pyrage.decrypt(file, [reader]).decode()
    assert history(petition, "petition.export").data["format"] == "csv.age"


@pytest.mark.parametrize(
    ("kind", "recipient", "told"),
    [
        ("csv", "my password", "begins with age1"),
        ("xlsx", "age18jezeav0fct8eqd0zpf55l6jz60ayk8lx4jmfxdq5dyld247sf3s83k8al", "Only a CSV can be encrypted"),
    ],
)
def test_nothing_goes_out_in_the_clear_that_was_to_be_encrypted(
    client, editor_with, petition, ada, kind, recipient, told
):
    editor_with("export")
    chosen = {"petition": petition.pk, "shape": "delivery", "format": kind, "recipient": recipient}

    response = client.post(reverse("signatures:export"), chosen)

    assert response.status_code == 422
    assert told in response.content.decode()
    assert recipient in response.content.decode()
    assert not PageLogEntry.objects.filter(action="petition.export").exists()


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_a_workbook_and_a_pdf_are_made_by_a_task_and_downloaded(client, editor_with, petition, ada, kind, start):
    editor_with("export")
    started = client.post(reverse("signatures:export"), {"petition": petition.pk, "shape": "delivery", "format": kind})
    assert "Download" in client.get(started["Location"]).content.decode()
    export = SignatureExport.objects.get()
    response = client.get(reverse("signatures:export_file", args=[export.pk]))
    assert response.content.startswith(start)
    assert history(petition, "petition.export").data["format"] == kind


def test_a_workbook_of_too_many_rows_is_refused_in_words(client, editor_with, petition, ada, monkeypatch):
    monkeypatch.setattr("petition.import_export.exporting.WORKBOOK_ROWS_AT_MOST", 0)
    editor_with("export")
    response = client.post(
        reverse("signatures:export"), {"petition": petition.pk, "shape": "delivery", "format": "xlsx"}
    )
    assert response.status_code == 422
    assert "Choose CSV" in response.content.decode()


def upload(client, petition, content, name="former.csv"):
    return client.post(
        reverse("signatures:import"),
        {"petition": petition.pk, "file": SimpleUploadedFile(name, content), "consent_note": "box 3"},
    )


def test_an_import_goes_from_upload_to_trial_to_the_real_run(client, editor_with, petition):
    user = editor_with("import")
    content = "Prénom;Nom;Courriel\nSøren;Ørsted;s@example.org\nBen;;nowhere\n".encode("cp1252")
    columns_url = upload(client, petition, content)["Location"]
    page = client.get(columns_url)
    assert "Søren" in page.content.decode()
    chosen = page.context["form"].initial
    assert (chosen["encoding"], chosen["column_given_name"], chosen["column_email"]) == ("cp1252", "0", "2")

    result_url = client.post(columns_url, chosen)["Location"]
    html = client.get(result_url).content.decode()
    assert "nothing is imported yet" in html
    assert "Import 1 signature" in html
    assert not Signature.objects.exists()

    client.post(result_url)
    assert "Imported" in client.get(result_url).content.decode()
    assert Signature.objects.get().full_name == "Søren Ørsted"
    entry = history(petition, "petition.import")
    assert (entry.user, entry.data["new"], entry.data["wrong"]) == (user, 1, 1)
    client.post(result_url)
    assert Signature.objects.count() == 1


def test_rows_are_shown_in_another_encoding_on_request(client, editor_with, petition):
    editor_with("import")
    columns_url = upload(client, petition, "name,email\nSøren,s@example.org\n".encode("mac_roman"))["Location"]
    chosen = client.get(columns_url).context["form"].initial | {"encoding": "mac_roman", "look": "1"}
    assert "Søren" in client.post(columns_url, chosen).content.decode()
    chosen |= {"encoding": "utf-16"}
    assert client.post(columns_url, chosen).status_code == 422


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04\x00\x01", b"ada@example.org\n", b"name,email\n", b"\xff\xfe\x00", b'"' * 200_000, b"a,b\n" * 3],
)
def test_a_file_that_is_no_list_is_answered_in_words_and_never_with_a_500(client, editor_with, petition, content):
    editor_with("import")
    response = upload(client, petition, content)
    if response.status_code == 302:  # it reads as a list: then no column of it is an address
        columns_url = response["Location"]
        chosen = client.get(columns_url).context["form"].initial
        response = client.post(columns_url, chosen)
    assert response.status_code == 422
    assert not Signature.objects.exists()


def test_a_file_over_the_limit_is_refused(client, editor_with, petition, monkeypatch):
    monkeypatch.setattr("campaign.imports.forms.BYTES_AT_MOST", 10)
    editor_with("import")
    assert upload(client, petition, b"name,email\nAda,ada@example.org\n").status_code == 422

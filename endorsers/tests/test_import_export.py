"""Lists of organizations in and out of the admin, as CSV."""

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaign.imports.outcomes import packed, unpacked
from campaign.runtime.network.safe_fetch import FetchError
from endorsers.import_export import importing
from endorsers.models import EndorsementContact, Endorser, EndorserImport
from endorsers.tests.entries import PASSWORD, SVG, moderator, published, waiting

pytestmark = pytest.mark.django_db

SHEET = """Organization;Web site;State;Quote;Logo URL
Éclair Fund;eclair.example;;Light for all;https://eclair.example/logo.svg
River Watch, Inc.;https://river.example/;Ohio;;
The River Watch;;Ohio;;
;https://nameless.example/;;;
Bad Site;not a website;;;
'=Sum Fund;;;;
"""


@pytest.fixture
def editor(client, home):
    user = moderator("editor")
    user.user_permissions.add(Permission.objects.get(codename="add_endorser"))
    client.login(username="editor", password=PASSWORD)
    return user


@pytest.fixture
def fetched(monkeypatch):
    """What was fetched; a server answers with a logo."""
    asked = []

    def fetch(address):
        asked.append(address)
        return SVG

    monkeypatch.setattr(importing, "fetch", fetch)
    return asked


def upload(client, text=SHEET, encoding="utf-8"):
    file = SimpleUploadedFile("list.csv", text.encode(encoding), "text/csv")
    return client.post(reverse("endorsers_admin:import"), {"file": file})


def read_as(made):
    return {"encoding": made.encoding, "heading_line": made.heading_line}


def tried(client, **data):
    """Upload, accept the columns as they were recognized, and try it out."""
    upload(client)
    made = EndorserImport.objects.first()
    columns = {f"column_{name}": str(number) for name, number in made.mapping.items()}
    client.post(reverse("endorsers_admin:import_columns", args=[made.pk]), columns | read_as(made) | data)
    return EndorserImport.objects.get(pk=made.pk)


def test_columns_are_recognized_by_their_headings(client, editor):
    response = upload(client)
    page = client.get(response.url).content.decode()
    assert "River Watch, Inc." in page
    made = EndorserImport.objects.get()
    assert made.mapping == {"name": 0, "website": 1, "region": 2, "quote": 3, "logo": 4}


def test_a_heading_that_names_both_scopes_is_recognized(client, editor):
    upload(client, "Organization,National or State/Local\nRiver Watch,State/Local\n")
    assert EndorserImport.objects.get().mapping == {"name": 0, "scope": 1}


def test_a_trial_counts_and_writes_nothing(client, editor, fetched):
    made = tried(client)
    assert not Endorser.objects.exists()
    assert fetched == []
    counts = {name: made.result[name] for name in ("new", "known", "repeated_in_file", "wrong")}
    assert counts == {"new": 3, "known": 0, "repeated_in_file": 1, "wrong": 2}
    wrong = [(line.number, line.words.partition(":")[0]) for line in unpacked(packed(made.lines, "wrong"))]
    assert wrong == [(5, "Organization"), (6, "Web site")]
    page = client.get(reverse("endorsers_admin:import_result", args=[made.pk])).content.decode()
    assert "nothing is imported yet" in page
    assert "Import 3 organizations" in page


def test_twice_is_harmless(client, editor, fetched):
    for expected in ({"new": 3, "known": 0}, {"new": 0, "known": 3}):
        made = tried(client)
        client.post(reverse("endorsers_admin:import_result", args=[made.pk]))
        made.refresh_from_db()
        assert {name: made.result[name] for name in expected} == expected
    assert Endorser.objects.count() == 3
    eclair = Endorser.objects.get(name="Éclair Fund")
    assert (eclair.website, eclair.scope, eclair.source, eclair.live) == (
        "https://eclair.example",
        "national",
        "import",
        False,
    )
    assert eclair.new_logo is not None
    assert Endorser.objects.get(name="River Watch, Inc.").scope == "local"
    assert Endorser.objects.filter(name="=Sum Fund").exists()
    assert not made.content


def test_what_is_published_at_once_has_its_logo(client, editor, fetched):
    made = tried(client, publish="on")
    client.post(reverse("endorsers_admin:import_result", args=[made.pk]))
    assert Endorser.objects.public().count() == 3
    assert Endorser.objects.get(name="Éclair Fund").logo is not None


def test_an_organization_that_withdrew_does_not_come_back_by_an_import(client, editor, fetched):
    Endorser.objects.create(name="Éclair Fund", live=False, withdrawn_at="2026-05-01T12:00:00Z")
    assert tried(client).result["known"] == 1


@pytest.mark.parametrize(
    "content", [FetchError("This address is not on the public internet."), b"<html>no logo</html>"]
)
def test_an_organization_whose_logo_can_t_be_had_comes_in_without(client, editor, monkeypatch, content):
    def fetch(address):
        if isinstance(content, FetchError):
            raise content
        return content

    monkeypatch.setattr(importing, "fetch", fetch)
    made = tried(client, publish="on")
    client.post(reverse("endorsers_admin:import_result", args=[made.pk]))
    made.refresh_from_db()
    assert (made.result["new"], made.result["without_logo"]) == (3, 1)
    assert Endorser.objects.get(name="Éclair Fund").logo is None
    assert "without its logo" in next(unpacked(packed(made.lines, "new"))).words


def test_a_logo_inside_the_network_is_not_fetched(client, editor):
    text = "name,logo\nInside Fund,http://127.0.0.1:8000/admin/\nMeta Fund,http://169.254.169.254/latest/\n"
    response = upload(client, text)
    made = EndorserImport.objects.get()
    client.post(response.url, read_as(made) | {"column_name": "0", "column_logo": "1"})
    client.post(reverse("endorsers_admin:import_result", args=[made.pk]))
    made.refresh_from_db()
    assert made.result["without_logo"] == 2
    assert "not on the public internet" in next(unpacked(packed(made.lines, "new"))).words


@pytest.mark.parametrize(
    "text",
    ["", "name\n", "a@b.example,x\n1,2\n", "name\n\x00\x01\n"],
    ids=["empty", "headings", "no headings", "binary"],
)
def test_a_file_that_is_no_list_is_refused_in_words(client, editor, text):
    assert upload(client, text).status_code in (200, 422)
    assert not EndorserImport.objects.exists()


def test_contacts_come_in_only_by_editors_who_may_see_them(client, editor):
    text = "name,contact name,e-mail\nRiver Watch,Amara,amara@river.example\n"
    upload(client, text)
    assert "contact_email" not in EndorserImport.objects.first().mapping
    editor.user_permissions.add(Permission.objects.get(codename="view_endorsementcontact"))
    response = upload(client, text)
    made = EndorserImport.objects.first()
    columns = {f"column_{name}": str(number) for name, number in made.mapping.items()}
    client.post(response.url, columns | read_as(made))
    client.post(reverse("endorsers_admin:import_result", args=[made.pk]))
    contact = EndorsementContact.objects.get()
    assert (contact.email, contact.confirmed_at, contact.owed_mail) == ("amara@river.example", None, "")


def test_refused_rows_come_back_as_a_file_to_those_who_may_see_representatives(client, editor, fetched):
    made = tried(client)
    refused = reverse("endorsers_admin:import_refused", args=[made.pk])
    lines = client.get(refused).content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["Organization", "", "Bad Site"]
    assert "Web site: " in lines[2]

    other = moderator("other")
    other.user_permissions.add(Permission.objects.get(codename="add_endorser"))
    client.login(username="other", password=PASSWORD)
    assert client.get(refused).status_code == 404
    other.user_permissions.add(Permission.objects.get(codename="view_endorsementcontact"))
    assert client.get(refused).status_code == 200


def test_who_may_not_add_does_not_import(client, home):
    user = moderator()
    client.login(username=user.username, password=PASSWORD)
    assert client.get(reverse("endorsers_admin:import")).status_code == 302
    assert upload(client).status_code == 302
    assert not EndorserImport.objects.exists()


def exported(client):
    response = client.get(reverse("endorsers_admin:export"))
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    return response, list(csv.DictReader(StringIO(content, newline="")))


def test_x1_no_cell_of_the_export_is_taken_for_a_formula(client, editor):
    for name in ('=HYPERLINK("http://x.example")', "+1", "-1", "@x"):
        published(name, quote="=1+1")
    response, rows = exported(client)
    assert "endorsers-" in response["Content-Disposition"]
    assert {row["name"][0] for row in rows} == {"'"}
    assert {row["quote"] for row in rows} == {"'=1+1"}


def test_contacts_are_in_the_export_of_those_alone_who_may_see_them(client, editor):
    waiting("River Alliance")
    _response, [row] = exported(client)
    assert row["state"] == "waiting"
    assert "contact_email" not in row
    editor.user_permissions.add(Permission.objects.get(codename="view_endorsementcontact"))
    _response, [row] = exported(client)
    assert row["contact_email"] == "amara@riveralliance.example"


def test_a_line_break_in_a_quote_stays_in_one_record(client, editor):
    published("River Watch", quote="First line.\nSecond line.")
    _response, [row] = exported(client)
    assert row["quote"] == "First line.\nSecond line."

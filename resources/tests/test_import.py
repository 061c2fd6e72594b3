"""A list of resources from a spreadsheet: tried out, counted, written, and harmless twice."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from resources.models import ResourceImport, ResourcePage, Topic

FILE = """Title,Date,Type,Publishers,Link,Summary,Topics,Signatories
Cobalt report,2025-12-04,Report,Public Citizen; Mighty Earth,https://example.org/cobalt,What <b>it</b> says,Water;Labor,
Joint letter,2024-05,joint letter,,https://example.org/letter,,water,36
Cobalt report,2025-12-04,,,,,,
No date,soon,Report,,,,,
Odd type,2020,Poem,,ftp://example.org/,,,
"""


@pytest.fixture
def upload(admin_client, library):
    def send(text=FILE, **fields):
        file = SimpleUploadedFile("list.csv", text if isinstance(text, bytes) else text.encode())
        response = admin_client.post("/admin/resources/import/", {"library": library.pk, "file": file} | fields)
        assert response.status_code == 302, response.context["form"].errors
        return response["Location"]

    return send


def counts():
    result = ResourceImport.objects.first().result
    return {name: result[name] for name in ("new", "known", "repeated", "wrong")}


def test_a_trial_counts_each_row_and_writes_nothing(admin_client, upload):
    page = admin_client.get(upload()).content.decode()

    assert counts() == {"new": 2, "known": 0, "repeated": 1, "wrong": 2}
    assert "Import 2 resources" in page
    assert "Write the date as 2025-12-04" in page
    assert not ResourcePage.objects.exists()
    assert not Topic.objects.exists()


def test_the_import_writes_what_the_trial_found(admin_client, upload):
    admin_client.post(upload(publish="on"))

    report = ResourcePage.objects.get(title="Cobalt report")
    assert report.live
    assert report.publisher_names == ["Public Citizen", "Mighty Earth"]
    assert report.topic_names == ["Labor", "Water"]
    assert report.introduction == "<p>What &lt;b&gt;it&lt;/b&gt; says</p>"
    letter = ResourcePage.objects.get(title="Joint letter")
    assert (letter.kind, letter.date, letter.date_precision) == ("joint_letter", date(2024, 5, 1), "month")
    assert letter.byline_text == "Joint letter from 36 organizations"
    assert letter.topic_names == ["Water"]


def test_resources_come_in_as_drafts_unless_the_editor_says_otherwise(admin_client, upload):
    admin_client.post(upload())

    assert not ResourcePage.objects.live().exists()
    assert ResourcePage.objects.count() == 2


def test_the_same_file_twice_adds_nothing(admin_client, upload):
    address = upload()
    admin_client.post(address)
    admin_client.post(address)
    admin_client.post(upload())

    assert counts() == {"new": 0, "known": 2, "repeated": 1, "wrong": 2}
    assert ResourcePage.objects.count() == 2


def test_a_resource_is_known_by_its_link_under_another_title(upload, add_resource):
    add_resource("Renamed", link="https://example.org/letter/", date=date(2000, 1, 1))
    upload()

    assert counts() == {"new": 1, "known": 1, "repeated": 1, "wrong": 2}


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "empty"), ("Name of it;When\na;b\n", "Title"), (b"\x00\x01\x02", "no CSV"), ("Title,Date\n", "no rows")],
)
def test_a_file_that_is_no_such_list_is_refused_in_words(admin_client, library, text, words):
    content = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile("list.csv", content)
    response = admin_client.post("/admin/resources/import/", {"library": library.pk, "file": file}, follow=True)

    assert words in response.content.decode()
    assert not ResourcePage.objects.exists()


def test_the_import_is_for_those_who_may_add_resources(client, django_user_model, library):
    from django.contrib.auth.models import Permission

    guest = django_user_model.objects.create_user("guest", password="x")
    guest.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(guest)

    response = client.get("/admin/resources/import/", follow=True)

    assert "CSV file" not in response.content.decode()

"""Documents as browsers and reader programs fetch them."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from campaign.core.models import CampaignDocument

CONTENT = bytes(range(256)) * 4


@pytest.fixture
def add_document(db):
    def add(name="report.pdf", content=CONTENT, **fields):
        return CampaignDocument.objects.create(title="Report", file=ContentFile(content, name=name), **fields)

    return add


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(
    ("name", "content_type", "disposition"),
    [
        ("a.pdf", "application/pdf", "inline"),
        ("b.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"),
        ("c.odt", "application/vnd.oasis.opendocument.text", "attachment"),
        ("d.csv", "text/csv", "attachment"),
    ],
)
def test_a_document_has_its_type_its_name_and_no_guessing(client, add_document, name, content_type, disposition):
    document = add_document(name)

    response = client.get(document.url)

    assert body(response) == CONTENT
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"].startswith(disposition)
    assert document.filename in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=1000-", 1000, 1023),
        ("bytes=-24", 1000, 1023),
        ("bytes=1020-5000", 1020, 1023),
        ("bytes=-5000", 0, 1023),
    ],
)
def test_a_part_of_a_document_is_sent_where_it_is_asked_for(client, add_document, asked, first, last):
    response = client.get(add_document().url, headers={"Range": asked})

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/1024"
    assert response["Content-Length"] == str(last - first + 1)
    assert body(response) == CONTENT[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=5000-6000", "bytes=-0"])
def test_a_part_behind_the_end_answers_416_with_the_size(client, add_document, asked):
    response = client.get(add_document().url, headers={"Range": asked})

    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */1024"


@pytest.mark.parametrize("asked", ["bytes=9-2", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=x-y", "\x00"])
def test_what_is_no_single_range_gets_the_whole_document(client, add_document, asked):
    response = client.get(add_document().url, headers={"Range": asked})

    assert response.status_code == 200
    assert body(response) == CONTENT


def test_a_download_goes_on_only_where_the_file_is_still_the_same(client, add_document):
    url = add_document().url
    etag = client.get(url)["ETag"]

    assert client.get(url, headers={"Range": "bytes=0-1", "If-Range": etag}).status_code == 206
    assert client.get(url, headers={"Range": "bytes=0-1", "If-Range": '"other"'}).status_code == 200
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304


def test_a_private_document_is_for_those_who_may_read_it_in_whole_and_in_part(client, admin_client, add_document):
    inner = Collection.get_first_root_node().add_child(name="Inner")
    CollectionViewRestriction.objects.create(collection=inner, restriction_type="login")
    document = add_document(collection=inner)

    for headers in ({}, {"Range": "bytes=0-9"}):
        refused = client.get(document.url, headers=headers)
        assert refused.status_code == 302
        assert "login" in refused["Location"]
    allowed = admin_client.get(document.url)
    assert body(allowed) == CONTENT
    assert allowed["Cache-Control"] == "private, no-store"


def test_a_document_whose_file_is_lost_is_not_found(client, add_document):
    document = add_document()
    document.file.storage.delete(document.file.name)

    assert client.get(document.url).status_code == 404


def test_a_name_beyond_ascii_is_kept(client, add_document):
    document = add_document("résumé-über.docx")

    assert (
        "filename*=utf-8''" in client.get(document.url)["Content-Disposition"].lower() or "resume" in document.filename
    )


def archive(*names):
    content = BytesIO()
    with ZipFile(content, "w") as written:
        for name in names:
            written.writestr(name, "x")
    return content.getvalue()


WORD = archive("[Content_Types].xml", "word/document.xml")


@pytest.fixture
def upload(client, admin_user):
    """Adds a document in the admin, alone or among several; says what was told of its file."""
    client.force_login(admin_user)

    def add(name, content, *, among_several=False):
        file = SimpleUploadedFile(name, content)
        if among_several:
            answer = client.post(
                reverse("wagtaildocs:add_multiple"),
                {"title": "Report", "files[]": file},
                headers={"X-Requested-With": "XMLHttpRequest"},
            )
            return answer.json().get("error_message", "")
        answer = client.post(reverse("wagtaildocs:add"), {"title": "Report", "collection": 1, "file": file})
        return "" if answer.status_code == 302 else " ".join(answer.context["form"].errors["file"])

    return add


@pytest.mark.parametrize("among_several", [True, False])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.pdf", b"MZ\x90\x00 a program"),
        ("report.pdf", b"<script>alert(1)</script>"),
        ("report.PDF", WORD),
        ("report.docx", b"%PDF-1.7"),
        ("report.docx", archive("xl/workbook.xml")),
        ("report.xlsx", WORD),
        ("report.zip", b"PK no archive"),
        ("report.rtf", b"rich"),
        ("list.csv", WORD),
        ("notes.txt", b"\x7fELF\x02\x01\x01\x00"),
    ],
)
def test_a_file_of_another_kind_than_its_name_says_is_refused_beside_the_field(upload, name, content, among_several):
    told = upload(name, content, among_several=among_several)

    ending = name.rpartition(".")[2]
    assert told == (f"The name ends in .{ending}, but the file is of another kind. Save it in that format anew.")
    assert not CampaignDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.pdf", b"%PDF-1.7 and so on"),
        ("report.pdf", b"\n\n%PDF-1.4 as some printers write it"),
        ("report.docx", WORD),
        ("report.odt", archive("mimetype", "content.xml")),
        ("report.xlsx", archive("xl/workbook.xml")),
        ("report.pptx", archive("ppt/presentation.xml")),
        ("report.zip", archive("notes.txt")),
        ("report.rtf", b"{\\rtf1 hello}"),
        ("list.csv", "Name;Größe\r\n".encode("cp1252")),
        ("list.csv", "Name\tSize\r\n".encode("utf-16")),
        ("notes.txt", b"BM and MZ begin other formats too"),
    ],
)
def test_a_file_that_is_what_its_name_says_is_kept_whole(upload, name, content):
    assert upload(name, content) == ""
    assert CampaignDocument.objects.get().file.read() == content


@pytest.mark.parametrize("among_several", [True, False])
def test_what_is_told_of_a_file_holds_nothing_of_its_name(upload, among_several):
    told = upload("report.<img src=x onerror=alert(1)>", b"x", among_several=among_several)

    assert told == "Files of this kind are not taken. These are: csv, docx, odt, pdf, pptx, rtf, txt, xlsx, zip."

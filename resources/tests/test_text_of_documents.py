"""A resource is found by the words inside its file."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from reportlab.pdfgen import canvas
from wagtail.models import Collection, CollectionViewRestriction

from campaign.core.models import CampaignDocument
from campaign.runtime.tasks import schedule


def pdf(*pages):
    file = BytesIO()
    drawing = canvas.Canvas(file)
    for text in pages:
        drawing.drawString(72, 720, text)
        drawing.showPage()
    drawing.save()
    return file.getvalue()


def docx(*paragraphs):
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{text}</w:body></w:document>')
    return file.getvalue()


@pytest.fixture
def add_file(db, django_capture_on_commit_callbacks):
    def add(name, content, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            document = CampaignDocument.objects.create(title="File", file=ContentFile(content, name=name), **fields)
        return CampaignDocument.objects.get(pk=document.pk)

    return add


@pytest.fixture
def found(client):
    def find(words):
        items = client.get("/api/campaign/v1/search/", {"q": words}).json()["items"]
        return [item["title"] for item in items]

    return find


def test_a_phrase_inside_a_pdf_finds_its_resource(found, add_file, add_resource):
    document = add_file("report.pdf", pdf("Ordinary first page", "Tailings dams upstream of villages"))
    add_resource("A report", document=document)
    add_resource("Another one")

    assert found("tailings dams") == ["A report"]


def test_a_phrase_inside_a_word_file_finds_its_resource(found, add_file, add_resource):
    add_resource("A letter", document=add_file("letter.docx", docx("Dear Ministers,", "artisanal miners need a seat")))

    assert found("artisanal miners") == ["A letter"]


def test_a_resource_is_found_by_a_file_that_is_read_after_it_was_published(
    found, add_resource, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        file = ContentFile(pdf("Lithium brine evaporation"), name="late.pdf")
        document = CampaignDocument.objects.create(title="File", file=file)
        add_resource("Published first", document=document)

    assert found("brine evaporation") == ["Published first"]


def test_the_words_of_a_private_file_find_nothing(found, add_file, add_resource):
    """A8."""
    inner = Collection.get_first_root_node().add_child(name="Inner")
    add_resource("A report", document=add_file("inner.pdf", pdf("Secret bargaining position"), collection=inner))
    assert found("bargaining position") == ["A report"]

    CollectionViewRestriction.objects.create(collection=inner, restriction_type="login")

    assert found("bargaining position") == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.pdf", b"%PDF-1.7 and then nothing"),
        ("empty.pdf", b""),
        ("broken.docx", b"PK no archive"),
        ("none.docx", docx()),
        ("entities.docx", b""),
    ],
)
def test_a_file_that_cant_be_read_is_kept_without_text(add_file, name, content):
    assert add_file(name, content or b"x").text == ""


def test_an_exchanged_file_has_the_new_text(add_file, django_capture_on_commit_callbacks):
    document = add_file("first.pdf", pdf("Old words"))
    assert document.text == "Old words"

    document.file = ContentFile(pdf("New words"), name="second.pdf")
    document._set_document_file_metadata()
    with django_capture_on_commit_callbacks(execute=True):
        document.save()

    document.refresh_from_db()
    assert document.text == "New words"


def read_documents():
    next(job for job in schedule.all_jobs() if job.name == "read documents").run()


def test_files_from_before_texts_were_kept_are_read_by_a_job(found, add_file, add_resource):
    document = add_file("old.pdf", pdf("Graphite anodes and village wells"))
    add_resource("An old report", document=document)
    CampaignDocument.objects.update(text="", text_of="")

    read_documents()

    assert CampaignDocument.objects.get().text == "Graphite anodes and village wells"
    assert found("graphite anodes") == ["An old report"]


@pytest.mark.parametrize("file_hash", ["", "0" * 40])
def test_a_file_that_is_gone_is_not_looked_for_again_and_again(add_file, file_hash):
    document = add_file("gone.pdf", pdf("Words"))
    document.file.storage.delete(document.file.name)
    CampaignDocument.objects.update(text="", text_of="", file_hash=file_hash)

    read_documents()

    assert CampaignDocument.objects.get().text_of

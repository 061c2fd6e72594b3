"""The first page of a PDF as its cover: drawn in a task, only for what everybody may open, gone with the PDF."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from wagtail.models import Collection, CollectionViewRestriction

from campaign.core.documents.covers import draw, draw_undrawn_files
from campaign.core.models import CampaignDocument


def pdf(*, size=(595, 842), words="Report") -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=size)
    canvas.drawString(50, size[1] - 100, words)
    canvas.save()
    return file.getvalue()


@pytest.fixture
def add(db, django_capture_on_commit_callbacks):
    def made(content: bytes, name="report.pdf", **fields) -> CampaignDocument:
        with django_capture_on_commit_callbacks(execute=True):
            document = CampaignDocument.objects.create(title="Report", file=ContentFile(content, name=name), **fields)
        document.refresh_from_db()
        return document

    return made


@pytest.fixture
def private(db):
    collection = Collection.get_first_root_node().add_child(name="Members")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def test_a_pdf_gets_its_first_page_as_a_cover(add):
    document = add(pdf())
    with document.cover.open() as file:
        assert Image.open(file).size == (document.cover_width, document.cover_height) == (480, 680)


def test_a_very_long_page_is_drawn_no_larger_than_needed(add):
    assert add(pdf(size=(100, 14_000))).cover_height == 1200


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", pdf()[:300], b"%PDF-"])
def test_what_cannot_be_drawn_has_no_cover_and_is_not_tried_again(add, content):
    document = add(content)
    assert not document.cover
    assert document.cover_of == document.get_file_hash()


def test_what_not_everybody_may_open_is_drawn_when_it_is_opened(add, private):
    document = add(pdf(), collection=private)
    assert (document.cover.name, document.cover_of) == ("", "")
    private.view_restrictions.all().delete()
    draw_undrawn_files()
    document.refresh_from_db()
    assert document.cover


def test_another_file_has_another_cover_and_the_former_is_deleted(add, django_capture_on_commit_callbacks):
    document = add(pdf())
    storage, former = document.cover.storage, document.cover.name
    with django_capture_on_commit_callbacks(execute=True):
        document.file = ContentFile(pdf(words="Second edition"), name="second.pdf")
        document.file_hash = ""
        document.save()
        draw.call(document.pk)
    document.refresh_from_db()
    assert document.cover.name != former
    assert not storage.exists(former)


def test_a_cover_is_deleted_with_its_document(add, django_capture_on_commit_callbacks):
    document = add(pdf())
    storage, name = document.cover.storage, document.cover.name
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert not storage.exists(name)

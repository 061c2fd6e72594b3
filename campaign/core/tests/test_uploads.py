"""What editors upload: pictures that are cut off (A11) or move (A13), and names without letters (A14)."""

import json
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pillow_heif import register_heif_opener

from campaign.core.models import CampaignDocument, CampaignImage

register_heif_opener()
KINDS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF", "avif": "AVIF"}


def drawn(kind: str, **options) -> bytes:
    """Noise, so that half of the file is half of the picture."""
    file = BytesIO()
    Image.effect_noise((400, 300), 90).convert("P" if kind == "GIF" else "RGB").save(file, kind, **options)
    return file.getvalue()


def moving(kind: str) -> bytes:
    first, *others = [Image.new("RGB", (60, 40), color) for color in ("red", "green", "blue")]
    file = BytesIO()
    first.save(file, kind, save_all=True, append_images=others, duration=100)
    return file.getvalue()


def uploaded(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.fixture
def editor_client(admin_client):
    return admin_client


@pytest.fixture
def whole(db):
    return CampaignImage.objects.create(title="Whole", file=ContentFile(drawn("PNG"), name="whole.png"))


def fields(data: bytes, name: str) -> dict:
    return {"title": "River", "file": uploaded(data, name), "collection": 1}


def errors_at_each_upload(client, data: bytes, name: str, whole: CampaignImage) -> dict[str, str]:
    """What an editor is told where the picture is added, exchanged, chosen, or one of several."""
    said = {}
    for way, address in {
        "add": reverse("wagtailimages:add"),
        "edit": reverse("wagtailimages:edit", args=[whole.pk]),
        "chooser": reverse("wagtailimages_chooser:create"),
    }.items():
        prefix = "image-chooser-upload-" if way == "chooser" else ""
        names = {f"{prefix}{field}": value for field, value in fields(data, name).items()}
        answer = client.post(address, names)
        assert answer.status_code == 200, (way, answer.status_code)
        text = json.loads(answer.content)["htmlFragment"] if way == "chooser" else answer.content.decode()
        said[way] = text
    answer = client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": uploaded(data, name), "title": "River", "collection": 1},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.status_code == 200
    said["several"] = json.loads(answer.content).get("error_message", "")
    return said


@pytest.mark.parametrize("suffix", KINDS)
def test_a_picture_that_is_cut_off_is_an_error_beside_the_field(editor_client, whole, suffix):
    data = drawn(KINDS[suffix])
    for way, said in errors_at_each_upload(editor_client, data[: len(data) // 2], f"cut.{suffix}", whole).items():
        assert "be read to its end" in said or "valid image" in said or "corrupt" in said, (suffix, way)
    assert list(CampaignImage.objects.all()) == [whole]


@pytest.mark.parametrize("suffix", KINDS)
def test_a_whole_picture_is_taken(editor_client, suffix):
    answer = editor_client.post(reverse("wagtailimages:add"), fields(drawn(KINDS[suffix]), f"whole.{suffix}"))
    assert answer.status_code == 302
    assert CampaignImage.objects.get().get_rendition("max-100x100|format-webp").width == 100


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_an_editor_is_told_that_a_picture_would_not_move(editor_client, whole, suffix):
    for way, said in errors_at_each_upload(editor_client, moving(KINDS[suffix]), f"moves.{suffix}", whole).items():
        assert "This picture moves" in said, (suffix, way)


@pytest.mark.parametrize(
    ("name", "kept"),
    [("💚.png", "image.png"), ("…….PNG", "image.png"), ("річка.png", "richka.png"), (".png", "image.png")],
)
def test_a_picture_without_a_name_gets_one(db, name, kept):
    image = CampaignImage.objects.create(title="x", file=ContentFile(drawn("PNG"), name=name))
    assert image.filename.startswith(kept.partition(".")[0])
    assert image.filename.endswith(".png")


@pytest.mark.parametrize("name", ["💚.pdf", "💚💚.PDF", "....pdf", "💚/💚.pdf", ".pdf", "--_.pdf"])
def test_a_document_without_a_name_gets_one_and_keeps_its_ending(editor_client, db, name):
    answer = editor_client.post(reverse("wagtaildocs:add"), fields(b"%PDF-1.7 x", name))
    assert answer.status_code == 302
    document = CampaignDocument.objects.get()
    assert document.filename.startswith("document")
    assert (document.file_extension, document.content_type) == ("pdf", "application/pdf")
    assert editor_client.get(document.url)["Content-Type"] == "application/pdf"


def test_a_name_in_another_script_stays(db):
    document = CampaignDocument.objects.create(title="x", file=ContentFile(b"%PDF-1.7", name="报告 2026.pdf"))
    assert document.filename.startswith("报告_2026")


def test_a_document_that_is_cut_off_is_kept_without_text(editor_client, db):
    answer = editor_client.post(reverse("wagtaildocs:add"), fields(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", "cut.pdf"))
    assert answer.status_code == 302
    assert CampaignDocument.objects.get().text == ""

"""What stands beside a resource in list, page and API: its own picture, its PDF’s first page, or neither."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from campaign.core.documents.covers import draw_undrawn_files
from campaign.core.models import CampaignDocument, CampaignImage

RESOURCES = "/api/campaign/v1/resources/"


@pytest.fixture
def report(add_resource, db):
    """A resource with a PDF whose first page was drawn."""
    picture = BytesIO()
    Image.new("RGB", (480, 680)).save(picture, "WEBP")
    document = CampaignDocument.objects.create(title="Report", file=ContentFile(b"x", name="report.pdf"))
    name = document.cover.storage.save("images/covers/drawn.webp", ContentFile(picture.getvalue()))
    CampaignDocument.objects.filter(pk=document.pk).update(cover=name, cover_width=480, cover_height=680)
    return add_resource("Report", document=CampaignDocument.objects.get(pk=document.pk))


def test_the_first_page_of_a_pdf_is_shown(client, report):
    for address in ("/resources/", report.url):
        html = client.get(address).content.decode()
        assert f'src="{report.document.cover.url}" width="480" height="680" alt=""' in html, address
    shown = client.get(RESOURCES).json()["items"][0]["cover"]
    assert shown == {"url": f"http://localhost{report.document.cover.url}", "width": 480, "height": 680}


def test_an_editors_own_picture_stands_before_it(client, report):
    own = CampaignImage.objects.create(title="Own", file=get_test_image_file(size=(600, 800)))
    report.own_cover = own
    report.save()
    html = client.get("/resources/").content.decode()
    assert report.document.cover.url not in html
    assert own.get_rendition("width-240|format-webp").url in html
    assert "max-480x480" in client.get(RESOURCES).json()["items"][0]["cover"]["url"]


def test_the_page_of_a_file_that_not_everybody_may_open_is_not_shown(client, report):
    collection = Collection.get_first_root_node().add_child(name="Members")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    CampaignDocument.objects.update(collection=collection)
    cache.clear()
    assert report.document.cover.url not in client.get("/resources/").content.decode()
    draw_undrawn_files()
    assert not CampaignDocument.objects.get().cover
    assert client.get(RESOURCES).json()["items"][0]["cover"] is None


def test_the_cover_goes_with_the_closing_of_its_collection(report, django_capture_on_commit_callbacks):
    storage, name = report.document.cover.storage, report.document.cover.name
    with django_capture_on_commit_callbacks(execute=True):
        CollectionViewRestriction.objects.create(
            collection=report.document.collection, restriction_type="password", password="p"
        )
    assert not storage.exists(name)
    assert not CampaignDocument.objects.get().cover


def test_a_resource_without_a_picture_has_a_plain_cover(client, add_resource):
    add_resource("Letter", kind="letter")
    assert '<span class="cover__plain" aria-hidden="true">Letter</span>' in client.get("/resources/").content.decode()


def test_an_editors_own_picture_can_be_read_as_each_picture(client, report):
    report.own_cover = CampaignImage.objects.create(title="Own", file=get_test_image_file(size=(600, 800)))
    report.save()
    shown = client.get(f"/api/v2/pages/{report.pk}/").json()["own_cover"]
    assert (shown["id"], shown["title"]) == (report.own_cover.pk, "Own")
    assert shown["renditions"]["large"]["width"] == 600

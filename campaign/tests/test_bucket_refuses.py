"""The S3 server refuses everything: pages are read, forms say what is wrong and keep the rest, documents wait."""

import re
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings
from endorsers.models import Endorser
from endorsers.tests.representatives import ADD, typed, upload

pytestmark = pytest.mark.django_db
BY_SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


def picture():
    content = BytesIO()
    Image.new("RGB", (800, 600), "teal").save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def refusing(s3_media, settings):
    """Call it, and the server takes the site for somebody else."""

    def refuse():
        settings.AWS_S3_SECRET_ACCESS_KEY = "withdrawn"
        settings.STORAGES = dict(settings.STORAGES)  # Django forgets the storage that it has

    return refuse


@pytest.fixture
def image(s3_media):
    return CampaignImage.objects.create(title="River", file=ContentFile(picture(), name="river.png"))


def test_pages_show_the_pictures_that_were_made_and_go_on_without_others(
    client, petition, endorsers_page, image, refusing
):
    petition.statement = [("image", {"image": image})]
    petition.save()
    shown = client.get("/petition/").content.decode()
    Endorser.objects.create(name="River Keepers", scope="national", live=True, logo=image)
    CampaignSettings.objects.update_or_create(site=petition.get_site(), defaults={"logo": image})
    refusing()

    again, wall = client.get("/petition/"), client.get("/endorsers/")

    made = re.findall(r"<img[^>]*>", shown)
    assert ".width-480.format-webp" in made[0]
    assert re.findall(r"<img[^>]*>", again.content.decode()) == made
    assert (again.status_code, wall.status_code) == (200, 200)
    assert "River Keepers" in wall.content.decode()


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_an_upload_in_the_admin_is_refused_beside_its_field_and_keeps_the_title(client, home, refusing, kind):
    refusing()
    client.force_login(get_user_model().objects.create_superuser("root", "", "x"))
    add = reverse("wagtailimages:add" if kind == "images" else "wagtaildocs:add")
    several = reverse("wagtailimages:add_multiple" if kind == "images" else "wagtaildocs:add_multiple")
    name, content = ("river.png", picture()) if kind == "images" else ("river.txt", b"words")
    root = Collection.get_first_root_node().pk

    one = client.post(add, {"title": "Our river", "collection": root, "file": SimpleUploadedFile(name, content)})
    many = client.post(
        several, {"title": "Our river", "collection": root, "files[]": SimpleUploadedFile(name, content)}
    )

    assert one.status_code == 200
    assert "does not take any now" in one.content.decode()
    assert 'value="Our river"' in one.content.decode()
    assert "does not take any now" in many.json()["error_message"]
    assert not CampaignImage.objects.exists()
    assert not CampaignDocument.objects.exists()


def test_an_organization_sends_its_logo_meanwhile(client, endorsers_page, refusing):
    """The database keeps it until an editor publishes it."""
    refusing()

    assert client.post(ADD, typed(logo=upload(), may_show_logo="on")).status_code == 303
    assert bytes(Endorser.objects.get().pending_logos.get().data)


def test_a_private_document_is_answered_503_for_who_may_read_it(client, home, s3_media, refusing):
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    document = CampaignDocument.objects.create(
        title="Plan", file=ContentFile(b"plan", name="plan.pdf"), collection=private
    )
    refusing()
    assert client.get(document.url).status_code == 302
    client.force_login(get_user_model().objects.create_superuser("root", "", "x"))
    client.raise_request_exception = False

    answer = client.get(document.url)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "no-store" in answer.headers["Cache-Control"]

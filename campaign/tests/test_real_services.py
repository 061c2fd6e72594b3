"""Our settings against the real things: S3, SMTP, Redis, Chromium."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.mail import EmailMessage
from PIL import Image

from campaign.core.media.shapes import image_shape
from campaign.core.models import CampaignImage


@pytest.mark.django_db
def test_a_picture_is_kept_in_s3_and_its_renditions_are_made_from_there(s3_media):
    content = BytesIO()
    Image.new("RGB", (800, 600), "teal").save(content, "PNG")

    picture = CampaignImage(title="River", file=ContentFile(content.getvalue(), name="river.png"))
    picture.save()
    shape = image_shape(picture)

    assert shape["renditions"]["small"]["url"].startswith(f"{s3_media.endpoint}/{s3_media.bucket}/images/")
    assert picture.file.storage.exists(picture.file.name)
    with picture.file.storage.open(picture.file.name) as kept:
        assert kept.read() == content.getvalue()


def test_mail_leaves_by_smtp_with_names_and_subjects_in_any_script(smtp_server):
    EmailMessage("Nguyễn signed ✊", "Thank you.", "Campaign <us@x.example>", ["Ørsted <you@x.example>"]).send()

    [message] = smtp_server.messages
    assert message["Subject"] == "Nguyễn signed ✊"
    assert message["To"] == "Ørsted <you@x.example>"


@pytest.mark.django_db
def test_the_site_is_ready_with_redis_as_its_cache(redis_cache, client):
    answer = client.get("/healthz/ready")

    assert answer.status_code == 200
    assert answer.json()["checks"] == {"database": True, "cache": True}


@pytest.mark.browser
def test_a_browser_reaches_the_site(page):
    answer = page.goto("/robots.txt")

    assert answer.status == 200
    assert "Sitemap:" in page.content()

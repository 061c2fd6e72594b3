"""Pages and files that not everybody may see: opened by those who may, found by nobody else."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.models import PageViewRestriction

PASSWORD = "correct horse battery staple"

pytestmark = pytest.mark.django_db


@pytest.fixture
def restricted(faq_page):
    def restrict(**how):
        PageViewRestriction.objects.create(page=faq_page, **how)
        return faq_page

    return restrict


def test_the_right_password_opens_a_page(client, restricted):
    page = restricted(restriction_type="password", password="opensesame")
    asked = client.get(page.url)
    action = asked.context["action_url"]

    opened = client.post(action, {"password": "opensesame", "return_url": page.url}, follow=True)

    assert opened.redirect_chain == [(page.url, 302)]
    assert page.title in opened.content.decode()


def test_a_page_for_those_who_are_signed_in_leads_to_the_one_door_and_back(client, restricted, settings):
    page = restricted(restriction_type="login")
    user = get_user_model().objects.create_user("ana", "", PASSWORD)

    asked = client.get(page.url, follow=True)
    assert asked.redirect_chain[-1][0].startswith("/admin/login/?next=")
    answer = client.post(
        asked.redirect_chain[-1][0], {"login": user.username, "password": "correct horse battery staple"}
    )

    assert answer.headers["Location"].endswith(page.url)
    assert page.title in client.get(page.url).content.decode()


@pytest.mark.parametrize(("name", "status"), [("images/river.txt", 200), ("documents/private.txt", 404)])
def test_local_media_hands_out_pictures_alone(client, home, name, status):
    default_storage.save(name, ContentFile(b"x"))

    assert client.get(f"/media/{name}").status_code == status


def test_researchers_find_whom_to_tell(client, home, settings):
    assert client.get("/.well-known/security.txt").status_code == 404

    settings.SECURITY_CONTACT = "mailto:security@campaign.example"
    said = client.get("/.well-known/security.txt").content.decode()

    assert "Contact: mailto:security@campaign.example\n" in said
    assert "Expires: " in said

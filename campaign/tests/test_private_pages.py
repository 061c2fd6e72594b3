"""Pages and files that not everybody may see: opened by those who may, found by nobody else."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from campaign.runtime.rate_limits.rate_limits import Rate
from campaign.web.public import page_passwords

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


@pytest.fixture
def opens(client, home, restricted, settings):
    """Says what a network is answered to a password for ``kind``: the status and what the page says."""
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    page = restricted(restriction_type="password", password="opensesame")
    restriction = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="password", password="opensesame"
    )
    addresses = {
        "page": client.get(page.url).context["action_url"],
        "documents": reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk]),
    }

    def open_by(password, *, kind="page", network=1):
        posted = {"password": password, "return_url": "/"}
        return Client().post(addresses[kind], posted, headers={"X-Forwarded-For": f"198.51.{network}.7"})

    return open_by


@pytest.mark.parametrize("kind", ["page", "documents"])
def test_guessing_a_pages_password_ends_and_keeps_nobody_else_out(opens, kind):
    guessed = [opens(f"guess {number}", kind=kind) for number in range(10)]
    refused, elsewhere = opens("opensesame", kind=kind), opens("opensesame", kind=kind, network=2)

    assert {answer.status_code for answer in guessed} == {200}
    assert refused.status_code == 429
    wait = refused.headers["Retry-After"]
    words = f"Too many wrong passwords were tried. Try again in {wait} second"
    assert refused.context["form"].errors["password"][0].startswith(words)
    assert elsewhere.status_code == 302


def test_guesses_from_many_networks_leave_those_in_who_were_there(opens, monkeypatch):
    monkeypatch.setattr(page_passwords, "BY_STRANGERS", Rate(burst=3, sustained=3))
    assert opens("opensesame", network=1).status_code == 302
    for network in range(2, 5):
        opens("a guess", network=network)

    assert opens("opensesame", network=9).status_code == 429
    assert opens("opensesame", network=1).status_code == 302


def test_a_right_password_is_never_one_too_many(opens):
    assert {opens("opensesame").status_code for _reader in range(12)} == {302}


def test_the_right_password_leads_to_no_other_site(client, restricted):
    action = client.get(restricted(restriction_type="password", password="opensesame").url).context["action_url"]

    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        answer = client.post(action, {"password": "opensesame", "return_url": elsewhere})
        assert answer.headers["Location"] == "/"


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

"""A16: ``next`` and ``return_url`` that lead nowhere of ours are ignored, wherever somebody reads them."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Workflow

from campaign.core.models import CampaignDocument

pytestmark = pytest.mark.django_db

WRONG = ["//[", "//%5b", "http://[::1", "foo", "", "https://evil.example/", "//evil.example", "javascript:alert(1)"]
WRONG += ["/\\evil.example", "/a\r\nb", "/" + "a" * 5000, "http://testserver:port/", "///evil.example", "admin:x"]


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("ana", "ana@office.example", "password")


@pytest.mark.parametrize("wrong", WRONG)
def test_signing_in_and_out_go_where_they_would_without(client, editor, wrong):
    anonymous = ["account_login", "wagtailadmin_password_reset", "account_logout"]
    for name in anonymous:
        assert client.get(reverse(name), {"next": wrong}).status_code in (200, 302)
    assert client.get("/_util/login/", {"next": wrong}).status_code == 302
    signed_in = client.post(reverse("account_login"), {"login": "ana", "password": "password", "next": wrong})
    assert signed_in.headers["Location"] == "/admin/"
    assert client.get(reverse("account_login"), {"next": wrong}).headers["Location"] == "/admin/"
    for name in ("account_reauthenticate", "mfa_reauthenticate", "mfa_index", "wagtailadmin_account"):
        assert client.get(reverse(name), {"next": wrong}).status_code in (200, 302)
    again = client.post(reverse("account_reauthenticate"), {"password": "password", "next": wrong})
    assert again.headers["Location"] == "/admin/"
    signed_out = client.post(reverse("account_logout"), {"next": wrong})
    assert signed_out.headers["Location"] == reverse("account_login")


@pytest.mark.parametrize("wrong", WRONG)
def test_the_admins_own_forms_ignore_them(client, editor, home, wrong):
    client.force_login(editor)
    workflow = Workflow.objects.create(name="Review", active=False)
    answers = [
        client.post(reverse("wagtailadmin_workflows:enable", args=[workflow.pk]), {"next": wrong}),
        client.post(reverse("wagtailadmin_pages:unpublish", args=[home.pk]), {"next": wrong}),
        client.post(reverse("wagtail_bulk_action", args=["auth", "user", "delete"]) + "?id=1", {"next": wrong}),
    ]
    assert {answer.status_code for answer in answers} <= {302, 404}
    assert not any("evil" in answer.headers.get("Location", "") for answer in answers)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_password_opens_without_them(client, faq_page, wrong):
    page = PageViewRestriction.objects.create(page=faq_page, restriction_type="password", password="open")
    documents = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="password", password="open"
    )
    CampaignDocument.objects.create(title="Plan", file=ContentFile(b"x", name="plan.txt"))
    for address in (
        reverse("wagtailcore_authenticate_with_password", args=[page.pk, faq_page.pk]),
        reverse("wagtaildocs_authenticate_with_password", args=[documents.pk]),
    ):
        answer = client.post(f"{address}?next={wrong}", {"password": "open", "return_url": wrong})
        # The field must be there; what it says may be anything.
        assert answer.status_code == 200 if not wrong else answer.headers["Location"] == "/"


@pytest.mark.parametrize("right", ["/faq/", "/admin/pages/?p=2#x", "http://testserver/faq/"])
def test_own_addresses_are_kept(client, editor, right):
    assert (
        client.post("/admin/login/", {"login": "ana", "password": "password", "next": right}).headers["Location"]
        == right
    )


@pytest.mark.parametrize("field", ["old_path", "redirect_link"])
def test_half_an_address_in_a_redirect_is_said_beside_the_form(client, editor, home, field):
    client.force_login(editor)
    form = {"old_path": "/old/", "redirect_link": "/faq/", "site": "", field: "//["}
    answer = client.post(reverse("wagtailredirects:add"), form)
    assert answer.status_code in (200, 302)
    assert field == "redirect_link" or "Enter a path of this site" in answer.content.decode()
    assert client.get("/old/").status_code in (301, 302, 404)

"""No post of another site changes anything in the admin: each of its views asks for the token."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from rest_framework.authentication import SessionAuthentication

from petition.models import Signature
from petition.tests.signature_admin_cast import sign


def exempt(patterns, prefix=""):
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from exempt(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern) and getattr(pattern.callback, "csrf_exempt", False):
            yield path, pattern.callback


def asks_by_itself(view):
    """Django REST framework asks for the token where a session says who it is."""
    return SessionAuthentication in getattr(getattr(view, "cls", None), "authentication_classes", ())


def test_no_view_of_the_admin_does_without_the_token():
    found = dict(exempt(get_resolver().url_patterns))

    assert "embed/petition/<int:petition_id>/" in found
    assert [path for path, view in found.items() if path.startswith("admin/") and not asks_by_itself(view)] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("signatures:do", ["erase"]),
        ("signatures:correct", []),
        ("wagtail_bulk_action", None),
        ("forget_second_step", []),
        ("account_logout", None),
    ],
)
def test_a_post_without_the_token_is_refused(admin_user, petition, name, arguments):
    ada = sign(petition, "Ada")
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    if name == "wagtail_bulk_action":
        address = reverse(name, args=["petition", "signature", "reject"]) + f"?id={ada.pk}"
    else:
        address = reverse(name, args=None if arguments is None else [ada.pk, *arguments])

    answer = client.post(address, headers={"Origin": "https://evil.example"})

    assert answer.status_code == 403
    assert Signature.objects.get().state == "confirmed"
    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_a_post_to_the_admins_api_without_the_token_is_refused(admin_user, petition):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)

    answer = client.post(reverse("wagtailadmin_api:pages:action", args=[petition.pk, "unpublish"]))

    petition.refresh_from_db()
    assert (answer.status_code, petition.live) == (403, True)

"""What browsers may load, run and frame."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from campaign.web.policy.content_security import ContentSecurityMiddleware


def policy_of(answer: HttpResponse) -> dict[str, str]:
    directives = (directive.split(maxsplit=1) for directive in answer["Content-Security-Policy"].split("; "))
    return {name: "".join(sources) for name, *sources in directives}


@pytest.mark.django_db
def test_a_public_page_runs_and_loads_only_what_is_this_sites_own(client, petition):
    policy = policy_of(client.get(petition.url))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"


@pytest.mark.django_db
def test_only_the_admin_bears_inline_scripts(client, petition):
    assert "'unsafe-inline'" in policy_of(client.get("/admin/login/"))["script-src"]
    assert "unsafe" not in client.get("/no-such-page/")["Content-Security-Policy"]


@pytest.mark.django_db
def test_partner_sites_may_frame_the_embed_and_nothing_else(client, petition):
    """A3"""
    embed = client.get(f"/embed/petition/{petition.pk}/")

    assert policy_of(embed)["frame-ancestors"] == "*"
    assert "X-Frame-Options" not in embed
    assert client.get(petition.url)["X-Frame-Options"] == "SAMEORIGIN"


def test_pictures_may_come_from_the_bucket(s3_media):
    answer = ContentSecurityMiddleware(lambda request: HttpResponse())(RequestFactory().get("/"))

    assert s3_media.endpoint in policy_of(answer)["img-src"]
    assert s3_media.endpoint not in policy_of(answer)["script-src"]

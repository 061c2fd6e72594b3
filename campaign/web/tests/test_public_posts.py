"""Posts without a token: who may send them."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from campaign.web.public.posts import public_post

HOST = "campaign.example.org"


@public_post
def take(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


def post(**headers: str) -> HttpResponse:
    return take(RequestFactory(headers={"Host": HOST} | headers).post("/petition/"))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": f"https://{HOST}"},
        {"Sec-Fetch-Site": "same-origin", "Origin": f"https://{HOST}"},
        {},
    ],
)
def test_a_post_from_this_site_or_from_no_browser_is_taken(headers):
    assert post(**headers).content == b"taken"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": f"https://{HOST}.elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": f"https://{HOST}"},
    ],
)
@pytest.mark.django_db
def test_a_post_from_another_site_is_refused(headers, home):
    assert post(**headers).status_code == 403


def test_reading_from_another_site_is_fine():
    request = RequestFactory(headers={"Host": HOST, "Sec-Fetch-Site": "cross-site"}).get("/petition/")

    assert take(request).content == b"taken"

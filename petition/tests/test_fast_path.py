"""The fast path before Django: it takes what Django would take, answers as Django answers, and leaves it the rest."""

import json

import pytest
from prometheus_client import REGISTRY
from wagtail.models import PageViewRestriction

from campaign.core.public_state.generation import watch
from petition.models import Signature
from petition.partners.presenting import present
from petition.tests.served_site import JSON

ADA = "given_name=Ada&family_name=Lovelace&country=US&postal_code=43215&show_name=on&email="


def stored():
    names = ["given_name", "family_name", "country", "region", "show_name", "state", "channel", "source", "network_key"]
    names += ["partner", "referred_by", "language", "consent_text_id", "owed_mail", "answers", "referrer"]
    return list(Signature.objects.order_by("pk").values(*names))


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/petition/", {}),
        ("/petition/?utm_source=partner.example&utm_medium=mail", {}),
        ("/petition/", {"HTTP_ORIGIN": "http://localhost", "HTTP_REFERER": "https://news.example/a"}),
        ("/petition/?utm_source=caf%C3%A9&utm_campaign=%FF&ref=a%00b", {}),
        ("/petition/", {"HTTP_SEC_FETCH_SITE": "same-origin", "wsgi.url_scheme": "https"}),
    ],
)
def test_a_form_is_taken_as_django_takes_it(site, petition, path, headers):
    quick = site.post(path, ADA + "a%40example.org", **headers)
    slow = site.post(path, ADA + "b%40example.org", by_django=True, **headers)
    assert sorted(quick["headers"].items()) == sorted(slow["headers"].items())
    assert quick == slow
    assert quick["status"] == 303
    first, second = stored()
    assert first == second
    assert site.went_long == 0


def test_a_form_on_a_partners_page_is_taken_as_django_takes_it(site, petition):
    lakes = present(site=petition.get_site(), name="Lakes", slug="lakes")
    path = "/petition/with/lakes/?utm_source=newsletter&partner=other"
    quick = site.post(path, ADA + "a%40example.org")
    slow = site.post(path, ADA + "b%40example.org", by_django=True)
    assert quick == slow
    assert quick["headers"]["location"] == "/petition/with/lakes/thanks/?utm_campaign=newsletter&partner=other"
    first, second = stored()
    assert first == second
    assert first["partner"] == lakes.pk
    assert site.went_long == 0


def test_a_form_on_a_page_with_no_partner_goes_to_django(site, petition):
    assert site.post("/petition/with/nobody/", ADA + "a%40example.org")["status"] == 303
    assert site.went_long == 1


@pytest.mark.parametrize(
    "query",
    ["", "?theme=dark&accent=%23a00&variant=compact", "?source=paper&utm_campaign=spring", "?utm_source=ada&ref=abc"],
)
@pytest.mark.parametrize("confirmation", ["none", "count"])
def test_a_frame_is_taken_as_django_takes_it(site, petition, query, confirmation):
    petition.confirmation = confirmation
    petition.save()

    quick = site.post(f"/embed/petition/{petition.pk}/{query}", ADA + "a%40example.org")
    slow = site.post(f"/embed/petition/{petition.pk}/{query}", ADA + "b%40example.org", by_django=True)

    assert sorted(quick["headers"].items()) == sorted(slow["headers"].items())
    assert quick == slow
    assert quick["status"] == 303
    first, second = stored()
    assert first == second
    assert first["channel"] == "embed"
    assert site.went_long == 0


def test_a_frame_in_the_language_of_its_petition_and_one_in_another(site, petition, french):
    frame = f"/embed/petition/{french['petition'].pk}/"

    assert site.post(frame, ADA + "a%40example.org")["status"] == 303
    assert site.went_long == 0
    assert site.post(f"{frame}?lang=en", ADA + "b%40example.org")["status"] == 303
    assert site.went_long == 1
    assert [signature["language"] for signature in stored()] == ["fr", "en"]


@pytest.mark.parametrize(("body", "status"), [("given_name=&email=a%40example.org", 422), (ADA + "no-address", 422)])
def test_what_is_wrong_in_a_frame_is_answered_by_django(site, petition, body, status):
    answer = site.post(f"/embed/petition/{petition.pk}/", body)

    assert answer["status"] == status
    assert site.went_long == 1
    assert stored() == []


def test_a_frame_of_no_petition_says_so(site, petition):
    assert site.post("/embed/petition/999999/", ADA + "a%40example.org")["status"] == 404
    assert site.went_long == 1


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_ORIGIN": "null"}],
)
def test_another_site_posts_nothing_into_a_frame(site, petition, headers):
    assert site.post(f"/embed/petition/{petition.pk}/", ADA + "a%40example.org", **headers)["status"] == 403
    assert stored() == []


def test_a_frame_of_a_petition_that_is_closed_or_private_takes_nothing(site, petition, closed_petition):
    PageViewRestriction.objects.create(page=petition, restriction_type=PageViewRestriction.LOGIN)

    assert site.post(f"/embed/petition/{closed_petition.pk}/", ADA + "a%40example.org")["status"] == 409
    assert site.post(f"/embed/petition/{petition.pk}/", ADA + "a%40example.org")["status"] == 404
    assert stored() == []


def test_a_source_longer_than_any_link_is_cut_by_django(site, petition):
    assert site.post(f"/petition/?utm_source={'x' * 2000}", ADA + "a%40example.org")["status"] == 303

    assert stored()[0]["source"] == "x" * 120
    assert site.went_long == 1


def test_what_it_takes_is_named_and_counted_for_monitoring(site, petition):
    told = {"method": "POST", "view": "quick signing by form", "status": "303"}
    before = REGISTRY.get_sample_value("campaign_requests_total", told) or 0

    assert site.post("/petition/", ADA + "a%40example.org")["is_named"]

    assert REGISTRY.get_sample_value("campaign_requests_total", told) == before + 1


@pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "https://partner.example"}])
def test_json_is_taken_as_django_takes_it(site, petition, api, headers):
    body = {"given_name": "Ada", "email": "a@example.org", "source": "partner", "subscribe": True}
    quick = site.post(api, json.dumps(body), JSON, **headers)
    slow = site.post(api, json.dumps(body | {"email": "b@example.org"}), JSON, by_django=True, **headers)
    assert sorted(quick["headers"].items()) == sorted(slow["headers"].items())
    assert quick == slow
    assert quick["status"] == 202
    first, second = stored()
    assert first == second
    assert site.went_long == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (ADA + "nobody", 422),
        (ADA + "a%40gmial.com", 422),  # asked whether gmail.com is meant
        (ADA.replace("Ada", "https://win.example") + "a%40example.org", 422),
        (ADA.replace("US", "zz") + "a%40example.org", 422),
    ],
)
def test_what_is_wrong_is_answered_by_django(site, petition, body, status):
    assert site.post("/petition/", body)["status"] == status
    assert site.went_long == 1
    assert not Signature.objects.exists()


@pytest.mark.parametrize("headers", [{"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://evil.example"}])
def test_another_sites_form_is_refused(site, petition, headers):
    assert site.post("/petition/", ADA + "a%40example.org", **headers)["status"] == 403
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    "body",
    ["{", "[]", "null", '{"given_name": "Ada", "email": "a@example.org", "more": 1}', '{"given_name": NaN}'],
)
def test_json_that_is_wrong_is_answered_by_django(site, petition, api, body):
    assert site.post(api, body, JSON) == site.post(api, body, JSON, by_django=True)
    assert not Signature.objects.exists()


def test_closing_a_petition_is_obeyed_at_once_here(site, petition, api, django_capture_on_commit_callbacks):
    assert site.post("/petition/", ADA + "a%40example.org")["status"] == 303
    with django_capture_on_commit_callbacks(execute=True):
        petition.state = "closed"
        petition.save_revision().publish()
    assert site.post("/petition/", ADA + "b%40example.org")["status"] == 409
    assert site.post(api, '{"given_name": "Ada", "email": "c@example.org"}', JSON)["status"] == 409
    assert Signature.objects.count() == 1


def test_closing_a_petition_elsewhere_is_obeyed_once_the_generation_is_read(site, petition):
    site.post("/petition/", ADA + "a%40example.org")
    petition.state = "closed"
    petition.save()  # as another process: this one is not told, what it knows only grows old
    watch.look_again()
    assert site.post("/petition/", ADA + "b%40example.org")["status"] == 409


def test_a_page_that_becomes_private_is_no_longer_signed_here(site, petition):
    site.post("/petition/", ADA + "a%40example.org")
    PageViewRestriction.objects.create(page=petition, restriction_type=PageViewRestriction.LOGIN)
    watch.look_again()
    site.post("/petition/", ADA + "b%40example.org")
    assert site.went_long == 1


def test_an_idempotency_key_and_an_editors_session_go_to_django(site, petition, api):
    site.post(api, '{"given_name": "Ada", "email": "a@example.org"}', JSON, HTTP_IDEMPOTENCY_KEY="1")
    site.post("/petition/", ADA + "b%40example.org", HTTP_COOKIE="sessionid=x")
    assert site.went_long == 2
    assert Signature.objects.count() == 2

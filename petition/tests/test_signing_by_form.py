"""The public signs on the petition's page."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache

from petition.models import PetitionPage, Signature
from petition.tests.thanks import thanks_of

ADA = {
    "given_name": "Ada",
    "family_name": "Lovelace",
    "email": "Ada@Example.org",
    "postal_code": "20009",
    "country": "US",
    "comment": "Rivers first.",
    "show_name": "on",
}


def test_a_good_post_goes_to_the_thanks_and_counts_one(client, petition):
    response = client.post("/petition/", ADA)
    assert response.status_code == 303
    assert thanks_of(response) == "/petition/thanks/"
    signature = Signature.objects.get()
    assert (signature.full_name, signature.email, signature.country) == (
        "Ada Lovelace",
        "Ada@Example.org",
        "US",
    )
    assert signature.show_name
    assert not signature.subscribe
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 1


def test_the_same_person_again_gets_the_same_answer_and_no_second_row(client, petition):
    first = client.post("/petition/", ADA)
    second = client.post("/petition/", ADA | {"email": "ada@example.ORG", "given_name": "A."})
    assert (first.status_code, thanks_of(first)) == (second.status_code, thanks_of(second))
    assert Signature.objects.count() == 1
    assert petition.signatures_counted == 1


def test_a_bad_post_answers_422_with_errors_beside_the_fields_and_keeps_what_was_typed(client, petition):
    response = client.post("/petition/", ADA | {"given_name": "", "email": "no address", "family_name": "Søren <b>"})
    html = response.content.decode()
    assert response.status_code == 422
    assert 'aria-invalid="true"' in html
    assert "Enter an e-mail address" in html
    assert 'value="no address"' in html
    assert "Søren &lt;b&gt;" in html
    assert not Signature.objects.exists()


def test_a_closed_petition_answers_409_and_takes_nothing(client, closed_petition):
    response = client.post("/won/", ADA)
    assert response.status_code == 409
    assert not Signature.objects.exists()


def test_s13_a_form_that_was_open_at_the_end_is_refused_in_words_with_local_time_and_zone(client, petition):
    petition.closes_at = datetime(2026, 1, 31, 22, 30, tzinfo=UTC)
    petition.save()
    for address in ("/petition/", f"/embed/petition/{petition.pk}/"):
        with time_machine.travel("2026-01-31 22:29Z"):
            cache.clear()
            words = text_of(client.get(address))
            assert "Open until Jan. 31, 2026, 5:30 p.m. EST" in words
        with time_machine.travel("2026-01-31 22:31Z"):
            answer = client.post(address, ADA)
            assert answer.status_code == 409
            assert "It closed on Jan. 31, 2026, 5:30 p.m. EST" in text_of(answer)
            assert "Your signature came after the end and was not recorded." in text_of(answer)
    assert not Signature.objects.exists()


def text_of(answer):
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


@pytest.mark.parametrize(
    ("given_name", "family_name"),
    [
        ("J. Smit", ""),
        ("A/", "Jansen"),
        ("Sinéad", "O’Neil"),
        ("Ørsted", ""),
        ("Nguyễn", "Văn A"),
        ("李", ""),
        ("Anne-Marie", "d'Arc"),
        ("Sun 🌞", "Ray"),
    ],
)
def test_s5_names_of_the_world_are_stored_and_shown_exactly(client, petition, given_name, family_name):
    response = client.post("/petition/", ADA | {"given_name": given_name, "family_name": family_name})
    assert response.status_code == 303
    signature = Signature.objects.get()
    assert (signature.given_name, signature.family_name) == (given_name, family_name)
    names = client.get(f"/api/campaign/v1/petitions/{petition.pk}/signatures/").json()["items"]
    assert names[0]["name"] == f"{given_name} {family_name}".strip()


def test_the_source_of_the_link_is_kept_on_the_signature(client, petition):
    client.post("/petition/?utm_source=whatsapp", ADA)
    assert Signature.objects.get().source == "whatsapp"


def test_an_over_long_postal_code_is_a_field_error_and_never_a_500(client, petition):
    response = client.post("/petition/", ADA | {"postal_code": "9" * 300})
    assert response.status_code == 422
    assert "at most 20 characters" in response.content.decode()


def test_a_nul_byte_is_a_field_error(client, petition):
    assert client.post("/petition/", ADA | {"given_name": "A\x00da"}).status_code == 422


def test_another_site_cannot_post_the_form_for_its_visitor(client, petition):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        assert client.post("/petition/", ADA, headers=headers).status_code == 403
    assert not Signature.objects.exists()


def test_the_page_itself_may_post_without_any_cookie(client, petition):
    page = client.get("/petition/")
    assert not page.cookies
    assert "Cookie" not in page.get("Vary", "")
    response = client.post("/petition/", ADA, headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 303
    assert not response.cookies

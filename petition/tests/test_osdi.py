"""Petitions in the Open Supporter Data Interface: read in HAL, signed by the same channel as everywhere."""

import json

import pytest

from petition.models import PetitionPage, PetitionQuestion, Signature
from petition.tests.signers import COUNT, asks_to_confirm, signed

API = "/api/osdi/v1"
ADA = {
    "identifiers": ["foreign_system:1"],
    "person": {
        "given_name": "Ada",
        "family_name": "Lovelace",
        "additional_name": "King",
        "email_addresses": [{"address": "ada@example.org", "address_type": "Personal"}],
        "postal_addresses": [
            {"address_lines": ["12 St James"], "locality": "Cleveland", "postal_code": "44114", "country": "US"}
        ],
        "phone_numbers": [{"number": 19876543210}],
    },
    "comments": "For the river.",
    "referrer_data": {"source": "partner.example.org", "website": "example.org"},
    "add_tags": ["volunteer"],
    "triggers": {"autoresponse": {"enabled": True}},
}


@pytest.fixture
def send(client, petition):
    def post(body, to=petition, slash="", **headers):
        address = f"{API}/petitions/{to.pk}/record_signature_helper{slash}"
        return client.post(address, json.dumps(body), content_type="application/json", headers=headers)

    return post


def ada(**person):
    return ADA | {"person": ADA["person"] | person}


def test_from_the_entry_point_every_link_leads_to_hal(client, petition):
    signed(petition, show_name=True)
    waiting, seen = [f"{API}/"], set()
    while waiting:
        address = waiting.pop().removeprefix("http://localhost")
        if address in seen:
            continue
        seen.add(address)
        if address.endswith("/record_signature_helper"):
            assert client.get(address).status_code == 405
            continue
        response = client.get(address)
        if address.endswith("/docs"):
            continue
        assert response.status_code == 200, address
        assert response["Content-Type"].startswith("application/hal+json")
        links = response.json()["_links"]
        for name, found in links.items():
            if name != "curies":
                waiting += [one["href"] for one in (found if isinstance(found, list) else [found])]
    assert client.get(f"{API}/").json()["max_pagesize"] == 100
    assert f"{API}/petitions/{petition.pk}/record_signature_helper" in seen
    assert f"{API}/petitions/{petition.pk}/signatures/" in seen


def test_a_petition_has_its_number_of_signatures(client, petition, closed_petition):
    signed(petition)
    page = client.get(f"{API}/petitions/").json()
    assert (page["page"], page["per_page"], page["total_pages"], page["total_records"]) == (1, 25, 1, 2)
    titles = {entry["title"]: entry for entry in page["_embedded"]["osdi:petitions"]}
    assert titles[petition.title]["total_signatures"] == 1
    assert "We ask for fair agreements." in titles[petition.title]["petition_text"]
    one = client.get(f"{API}/petitions/{petition.pk}/").json()
    assert (one["campaign:state"], one["campaign:goal"]) == ("open", 100)
    assert one["identifiers"] == [f"campaign:{petition.pk}"]


def test_pages_follow_each_other(client, petition):
    for number in range(5):
        signed(petition, email=f"ada{number}@example.org", given_name=f"Ada {'I' * (number + 1)}", show_name=True)
    names, address = [], f"{API}/petitions/{petition.pk}/signatures/?per_page=2"
    while address:
        page = client.get(address).json()
        assert (page["total_pages"], page["total_records"]) == (3, 5)
        names += [entry["_embedded"]["osdi:person"]["given_name"] for entry in page["_embedded"]["osdi:signatures"]]
        address = page["_links"].get("next", {}).get("href", "").removeprefix("http://localhost")
    assert len(set(names)) == 5
    assert page["_links"]["previous"]["href"].endswith("?page=2&per_page=2")


@pytest.mark.parametrize(
    "query", ["page=0", "per_page=101", "page=x", "page=10001", "filter=a", "page=401&per_page=25"]
)
def test_a_page_that_there_is_none_of_is_refused_in_words(client, petition, query):
    response = client.get(f"{API}/petitions/{petition.pk}/signatures/?{query}")
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"


def test_nobody_is_shown_who_did_not_choose_it_and_nothing_that_points_at_a_house(client, petition):
    signed(petition, email="bob@example.org", given_name="Bob")
    signed(petition, show_name=True, postal_code="44114", country="US")
    text = client.get(f"{API}/petitions/{petition.pk}/signatures/").content.decode()
    assert "Lovelace" in text
    assert "Ohio" in text
    assert not any(secret in text for secret in ("Bob", "example.org", "44114"))


def test_answers_may_be_kept_and_are_not_sent_twice(client, petition):
    first = client.get(f"{API}/petitions/")
    assert "public" in first["Cache-Control"]
    again = client.get(f"{API}/petitions/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert client.head(f"{API}/petitions/").status_code == 200


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_person_signs_and_the_answer_says_nothing(send, slash):
    response = send(ADA, slash=slash, origin="https://partner.example")
    assert (response.status_code, response.json()) == (200, {})
    assert response["Content-Type"].startswith("application/hal+json")
    assert response["Access-Control-Allow-Origin"] == "*"
    signature = Signature.objects.get()
    assert (signature.full_name, signature.email) == ("Ada Lovelace", "ada@example.org")
    assert (signature.country, signature.postal_code, signature.region) == ("US", "44114", "Ohio")
    assert (signature.comment, signature.source, signature.channel) == ("For the river.", "partner.example.org", "api")
    assert (signature.subscribe, signature.show_name, signature.city) == (False, False, "")


def test_an_address_that_had_signed_is_answered_the_same(send):
    """S2."""
    first, again = send(ADA), send(ADA)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert Signature.objects.count() == 1


def test_consent_is_what_was_said_and_no_more(send):
    send(
        ada(
            email_addresses=[
                {"address": "old@example.org", "status": "unsubscribed"},
                {"address": "ada@example.org", "primary": True, "status": "subscribed"},
            ],
            custom_fields={"show_name": True},
        )
    )
    signature = Signature.objects.get()
    assert (signature.email, signature.subscribe, signature.show_name) == ("ada@example.org", True, True)


def test_custom_fields_answer_the_petitions_questions_and_others_are_ignored(send, petition):
    PetitionQuestion.objects.create(petition=petition, label="Age", field_type="number", required=True)
    response = send(ada(custom_fields={"hobby": "mathematics"}))
    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == ["/person/custom_fields/age"]
    assert send(ada(custom_fields={"age": 36, "hobby": "mathematics"})).status_code == 200
    assert Signature.objects.get().answers == {"age": "36"}


def test_what_the_petition_does_not_ask_is_left_out(send, petition):
    PetitionPage.objects.filter(pk=petition.pk).update(ask_comment="no", ask_country="no", ask_postal_code="no")
    assert send(ADA).status_code == 200
    signature = Signature.objects.get()
    assert (signature.comment, signature.country, signature.postal_code) == ("", "", "")


def test_the_petitions_confirmation_applies(send, petition):
    asks_to_confirm(petition, COUNT)
    assert send(ADA).json() == {}
    assert Signature.objects.get().state == "pending"


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, {"/person/given_name", "/person/email_addresses/0/address"}),
        (ada(email_addresses=[]), {"/person/email_addresses/0/address"}),
        (ada(given_name=3), {"/person/given_name"}),
        (ada(given_name="a@x.example"), {"/person/given_name"}),
        (ada(postal_addresses=[{"country": "ZZ"}]), {"/person/postal_addresses/0/country"}),
        (
            ada(postal_addresses=[{"postal_code": "1"}, {"postal_code": "!", "primary": True}]),
            {"/person/postal_addresses/1/postal_code"},
        ),
        (ADA | {"comments": "x" * 1001}, {"/comments"}),
        (ADA | {"person": None}, {"/person"}),
        (ADA | {"person": ["Ada"]}, {"/person"}),
        (ada(email_addresses="ada@example.org"), {"/person/email_addresses"}),
        (ada(custom_fields=["x"]), {"/person/custom_fields"}),
    ],
)
def test_what_is_wrong_is_named_where_it_stands_and_in_osdis_own_shape(send, body, pointers):
    response = send(body)
    details = response.json()
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert {error["pointer"] for error in details["errors"]} == pointers
    status = details["osdi:error"]["resource_status"][0]
    assert details["osdi:error"]["response_code"] == status["response_code"] == 400
    assert len(status["error_descriptions"]) == len(details["errors"])
    assert not Signature.objects.exists()


def test_a_closed_petition_answers_409_and_too_many_429(send, closed_petition, settings):
    response = send(ADA, to=closed_petition)
    assert response.status_code == 409
    assert response.json()["osdi:error"]["resource_status"][0]["error_descriptions"][0]["error_code"] == "CLOSED"
    settings.SIGN_RATE_LIMIT = "1/1"
    assert send(ADA).status_code == 200
    limited = send(ada(email_addresses=[{"address": "bob@example.org"}]))
    assert limited.status_code == 429
    assert limited["Retry-After"]


def test_an_unsolved_puzzle_means_confirming_by_mail(send, petition):
    PetitionPage.objects.filter(pk=petition.pk).update(proof_of_work=True)
    assert send(ada(custom_fields={"altcha": "no solution"})).status_code == 200
    assert Signature.objects.get().state == "pending"


def test_a_key_repeats_the_first_answer(send):
    assert send(ADA, **{"idempotency-key": "abc"}).status_code == 200
    assert send(ADA, **{"idempotency-key": "abc"}).json() == {}
    assert send(ada(given_name="Bob"), **{"idempotency-key": "abc"}).status_code == 400


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**30])
def test_a_petition_that_is_not_there_answers_404(client, home, number):
    for part in ("", "signatures/"):
        assert client.get(f"{API}/petitions/{number}/{part}").status_code == 404


def test_its_document_describes_each_call(client, petition):
    document = client.get(f"{API}/openapi.json").json()
    for address, methods in document["paths"].items():
        for operation in methods.values():
            assert operation["description"], address
            good = next(iter(operation["responses"].values()))
            assert list(good["content"]) == ["application/hal+json"]

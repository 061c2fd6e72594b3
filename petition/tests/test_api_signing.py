"""Signing by the headless API."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from petition.api.form_schema import CAME_BY
from petition.api.schemas import SignatureIn
from petition.form.forms import SignForm
from petition.models import PetitionPage, PetitionQuestion, Signature

ADA = {
    "given_name": "Ada",
    "family_name": "Lovelace",
    "email": "Ada@Example.org",
    "postal_code": "20009",
    "country": "US",
    "comment": "Rivers first.",
    "show_name": True,
    "subscribe": False,
}


@pytest.fixture
def send(client, petition):
    """Posts a signature as JSON."""

    def post(body, *, to=petition, **headers):
        address = f"/api/campaign/v1/petitions/{to.pk}/signatures/"
        return client.post(address, json.dumps(body), content_type="application/json", headers=headers)

    return post


def wrong_fields(response):
    assert response.status_code == 422, response.content
    return {error["pointer"]: error["message"] for error in response.json()["errors"]}


def test_a_good_body_is_accepted_and_counts_one(send, petition):
    response = send(ADA | {"source": "partner.example"})
    assert response.status_code == 202
    assert response.json() == {"status": "accepted", "confirmation": "none"}
    signature = Signature.objects.get()
    assert (signature.full_name, signature.email, signature.country) == ("Ada Lovelace", "Ada@Example.org", "US")
    assert (signature.channel, signature.source) == ("api", "partner.example")
    assert (signature.show_name, signature.subscribe) == (True, False)
    assert petition.signatures_counted == 1


def headers_of(response):
    """All but the name that each answer is given by chance."""
    return {name: value for name, value in response.items() if name != "X-Request-ID"}


def test_an_address_that_had_signed_is_answered_the_very_same(send, petition):
    """S2."""
    first, again = send(ADA), send(ADA | {"email": "ada@example.ORG", "given_name": "A."})
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert headers_of(first) == headers_of(again)
    assert Signature.objects.count() == 1


def test_a_page_on_another_site_signs(send):
    """A3."""
    response = send(ADA, origin="https://partner.example", **{"sec-fetch-site": "cross-site"})
    assert response.status_code == 202
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert response["Cache-Control"] == "private, no-cache"


def test_all_that_is_wrong_is_named_at_once(send):
    errors = wrong_fields(send({"email": "no address", "country": "ZZ", "given_name": " "}))
    assert errors == {
        "/given_name": "Enter your given name.",
        "/email": "Enter an e-mail address such as name@example.org.",
        "/country": "Select a valid choice. ZZ is not one of the available choices.",
    }


def test_an_empty_body_is_told_what_is_required(send):
    assert set(wrong_fields(send({}))) == {"/given_name", "/email"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("given_name", 3),
        ("given_name", None),
        ("given_name", ["Ada"]),
        ("email", {"a": "b"}),
        ("show_name", "yes"),
        ("show_name", 1),
        ("subscribe", "false"),
        ("answers", []),
        ("answers", "no"),
        ("country", True),
        ("postal_code", 20009),
        ("surname", "Lovelace"),
        ("q_age", "3"),
        ("petition", 7),
        ("a/b~c", 1),
        ("postal_code", "1" * 300),
        ("source", "x" * 121),
        ("given_name", "A\x00da"),
        ("given_name", "A\ud800da"),
        ("comment", "x" * 1001),
    ],
)
def test_a_wrong_value_or_an_unknown_field_is_named(send, field, value):
    """S8."""
    assert set(wrong_fields(send(ADA | {field: value}))) == {f"/{field.replace('~', '~0').replace('/', '~1')}"}
    assert not Signature.objects.exists()


def test_a_field_that_this_petition_does_not_ask_is_unknown(send, petition):
    petition.ask_comment = "no"
    petition.save()
    assert set(wrong_fields(send(ADA))) == {"/comment"}


@pytest.fixture
def _questions(petition):
    for label, kind, choices in (
        ("Age", "number", ""),
        ("Born", "date", ""),
        ("Role", "dropdown", "Worker\nNeighbour"),
        ("Topics", "checkboxes", "Water\nWork"),
        ("Over 16", "checkbox", ""),
    ):
        PetitionQuestion.objects.create(
            petition=petition, label=label, field_type=kind, choices=choices, required=kind == "checkbox"
        )


@pytest.mark.usefixtures("_questions")
def test_answers_to_the_petitions_questions_are_kept(send):
    answers = {"age": 41.5, "born": "1815-12-10", "role": "Worker", "topics": ["Water", "Work"], "over_16": True}
    assert send(ADA | {"answers": answers}).status_code == 202
    assert Signature.objects.get().answers == answers | {"age": "41.5"}


@pytest.mark.usefixtures("_questions")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("age", "41"),
        ("age", True),
        ("age", None),
        ("age", 10**400),
        ("born", 18151210),
        ("born", "10 December"),
        ("role", "Queen"),
        ("role", ["Worker"]),
        ("topics", "Water"),
        ("topics", [1]),
        ("topics", ["Air"]),
        ("over_16", "on"),
        ("over_16", False),
        ("hobby", "mathematics"),
    ],
)
def test_a_wrong_answer_is_named_by_its_question(send, name, value):
    response = send(ADA | {"answers": {"over_16": True, name: value}})
    if name == "age" and value == 10**400:
        assert response.status_code == 202
        return
    assert set(wrong_fields(response)) == {f"/answers/{name}"}
    assert response.json()["errors"][0]["field"] == f"answers.{name}"


@pytest.mark.usefixtures("_questions")
def test_a_question_that_must_be_answered_is_named(send):
    assert set(wrong_fields(send(ADA))) == {"/answers/over_16"}


def test_a_closed_petition_answers_409_whatever_is_sent(send, closed_petition):
    """S13."""
    for body in (ADA, {}, ADA | {"email": "no address"}):
        response = send(body, to=closed_petition)
        assert response.status_code == 409
        assert "closed" in response.json()["detail"]
    assert not Signature.objects.exists()


def test_a_petition_that_closed_while_the_form_was_open_answers_409(send, petition):
    """S13."""
    PetitionPage.objects.filter(pk=petition.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
    assert send(ADA).status_code == 409


def test_a_key_repeats_the_first_answer(send, petition):
    first = send(ADA, **{"idempotency-key": "abc"})
    PetitionPage.objects.filter(pk=petition.pk).update(state="closed")
    again = send(ADA, **{"idempotency-key": "abc"})
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert send(ADA, **{"idempotency-key": "other"}).status_code == 409


def test_a_key_with_another_body_is_refused(send):
    send(ADA, **{"idempotency-key": "abc"})
    response = send(ADA | {"given_name": "Bob"}, **{"idempotency-key": "abc"})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "Idempotency-Key"


def test_a_key_may_come_again_with_a_mended_body(send):
    assert send(ADA | {"email": "no address"}, **{"idempotency-key": "abc"}).status_code == 422
    assert send(ADA, **{"idempotency-key": "abc"}).status_code == 202


def test_a_key_belongs_to_one_petition(send, home):
    other = home.add_child(instance=PetitionPage(title="Another", slug="another"))
    send(ADA, **{"idempotency-key": "abc"})
    assert send(ADA | {"given_name": "Bob"}, to=other, **{"idempotency-key": "abc"}).status_code == 202


def test_a_key_that_is_too_long_is_refused(send):
    assert send(ADA, **{"idempotency-key": "k" * 256}).status_code == 422


@pytest.mark.parametrize("name", ["O’Neil", "Ørsted", "Nguyễn", "李", "Anne-Marie", "Ada 🌍", "=HYPERLINK(1)"])
def test_a_name_is_kept_as_it_was_sent(send, name):
    """S5, X1."""
    assert send(ADA | {"given_name": name}).status_code == 202
    assert Signature.objects.get().given_name == name


def test_the_api_takes_every_field_of_the_form():
    """A field that is added to the form must be added to the body's schema."""
    assert set(SignForm.base_fields) | {*CAME_BY, "altcha", "answers", "consent_version", "form_version"} == set(
        SignatureIn.model_fields
    )

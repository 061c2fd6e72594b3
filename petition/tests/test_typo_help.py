"""A mistyped mail domain: the web forms ask once, and change nothing by themselves."""

import pytest

from petition import doors
from petition.models import Signature
from petition.signing import sign
from petition.submission import Submission
from petition.visits import Visit

TYPED, MEANT = "Ada@gmial.com", "Ada@gmail.com"
ADA = {"given_name": "Ada", "email": TYPED}


@pytest.fixture(params=["page", "embed"])
def address(request, petition):
    return "/petition/" if request.param == "page" else f"/embed/petition/{petition.pk}/"


def test_the_form_asks_once_beside_the_field(client, address):
    response = client.post(address, ADA)
    html = response.content.decode()

    assert response.status_code == 422
    assert f"Did you mean {MEANT}?" in html
    assert f'name="address_checked" value="{TYPED}"' in html
    assert not Signature.objects.exists()


def test_sent_again_unchanged_it_is_signed_as_typed(client, address):
    response = client.post(address, ADA | {"take_suggestion": "", "address_checked": TYPED})

    assert response.status_code in (200, 303)
    assert Signature.objects.get().email == TYPED


def test_the_suggestion_is_signed_when_the_signer_takes_it(client, address):
    client.post(address, ADA | {"take_suggestion": MEANT, "address_checked": TYPED})

    assert Signature.objects.get().email == MEANT


def test_another_address_typed_after_the_question_is_what_counts(client, address):
    again = {"email": "ada@example.org", "take_suggestion": MEANT, "address_checked": TYPED}
    client.post(address, ADA | again)

    assert Signature.objects.get().email == "ada@example.org"


def test_a_second_mistake_is_asked_about_as_well(client, address):
    response = client.post(address, ADA | {"email": "ada@yaho.com", "address_checked": TYPED})

    assert response.status_code == 422
    assert "Did you mean ada@yahoo.com?" in response.content.decode()


def test_an_address_without_a_dot_is_wrong_and_the_suggestion_mends_it(client, address):
    response = client.post(address, ADA | {"email": "ada@gmailcom"})
    assert response.status_code == 422
    assert 'value="ada@gmail.com"' in response.content.decode()

    client.post(address, ADA | {"email": "ada@gmailcom", "take_suggestion": "ada@gmail.com"})
    assert Signature.objects.get().email == "ada@gmail.com"


def test_nobody_can_make_the_form_sign_an_address_that_it_did_not_suggest(client, address):
    client.post(address, ADA | {"take_suggestion": "eve@example.org", "address_checked": TYPED})

    assert Signature.objects.get().email == TYPED


@pytest.mark.parametrize("door", [doors.API, doors.IMPORT])
def test_where_nobody_can_answer_nothing_is_asked(petition, door):
    sign(petition=petition, submission=Submission(given_name="Ada", email=TYPED), visit=Visit(), door=door)

    assert Signature.objects.get().email == TYPED

"""A mistyped mail domain: the web forms ask once, and change nothing by themselves."""

import pytest
from bs4 import BeautifulSoup
from disposable_email_domains import blocklist

from campaign.mail.addresses.suggestions import OFTEN, suggested_address
from campaign.mail.addresses.throwaway_domains import is_throwaway
from petition.models import Signature
from petition.signing import channels
from petition.signing.sign import sign
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from petition.tests.thanks import REF

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


def test_s33_who_keeps_what_was_typed_counts(client, petition, address):
    client.post(address, ADA | {"address_checked": TYPED})
    assert Signature.objects.get().state == "confirmed"
    assert petition.signatures_counted == 1


def test_s33_the_answer_is_kept_where_the_form_is_shown_again(client, address):
    html = client.post(address, ADA | {"given_name": "", "address_checked": TYPED}).content.decode()
    assert f"Did you mean {MEANT}?" not in html
    assert "data-choice" not in html
    assert f'name="address_checked" value="{TYPED}"' in html


def test_s22_the_question_is_about_the_address_without_what_was_pasted_along(client, address):
    response = client.post(address, ADA | {"email": f"\u200b{TYPED}\u00a0"})
    assert f"Did you mean {MEANT}?" in response.content.decode()


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


@pytest.mark.parametrize("channel", [channels.API, channels.IMPORT])
def test_where_nobody_can_answer_nothing_is_asked(petition, channel):
    sign(petition=petition, submission=Submission(given_name="Ada", email=TYPED), visit=Visit(), channel=channel)

    assert (Signature.objects.get().email, Signature.objects.get().state) == (TYPED, "confirmed")


def test_s33_no_domain_within_reach_of_the_typo_help_is_a_throw_away_one():
    reach = {domain for domain in blocklist if suggested_address(f"x@{domain}")}
    assert {"gmial.com", "hotmial.com"} <= reach
    assert not any(is_throwaway(domain) for domain in reach)
    assert is_throwaway("mailinator.com")


@pytest.mark.parametrize("known", OFTEN)
def test_s33_no_single_slip_of_a_provider_is_a_throw_away_domain(known):
    name, _dot, ending = known.partition(".")
    for place in range(1, len(name)):
        for slip in (
            name[:place] + name[place + 1 :],
            name[: place - 1] + name[place] + name[place - 1] + name[place + 1 :],
        ):
            assert not is_throwaway(f"{slip}.{ending}"), slip


HELD = {"robot trap": {"contact_preference": "x"}, "throw-away address": {"email": "ada@mailinator.com"}}


@pytest.mark.parametrize("more", HELD.values(), ids=HELD)
@pytest.mark.parametrize("mode", ["none", "count"])
def test_s33_one_wording_answers_who_counts_and_who_is_held(client, petition, address, mode, more):
    petition.confirmation = mode
    petition.save()
    counted = client.post(address, {"given_name": "Eve", "email": "eve@example.org"}, follow=True)
    held = client.post(address, {"given_name": "Ada", "email": "ada@example.org"} | more, follow=True)

    assert Signature.objects.get(given_name="Ada").state == "rejected"
    chains = [[(REF.sub("", to), status) for to, status in answer.redirect_chain] for answer in (counted, held)]
    assert chains[0] == chains[1]
    words = [" ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split()) for answer in (counted, held)]
    assert words[0] == words[1]
    assert "passed our checks" in words[0]
    assert "We sent you a mail" not in words[0]

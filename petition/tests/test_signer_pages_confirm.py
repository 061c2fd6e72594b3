"""Confirming by the link in the mail."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from campaign.tests.pressing import carried, press
from petition.mails import links
from petition.mails.links import Purpose
from petition.models import PetitionPage, Signature
from petition.signing.withdrawing import withdraw
from petition.tests.signers import UPDATES, asks_to_confirm, signed
from petition.tests.thanks import thanks_of


@pytest.fixture
def ada(petition):
    """Has signed, and waits for confirmation."""
    return signed(asks_to_confirm(petition))


def page_of(signature):
    return links.link_path(signature, Purpose.CONFIRM)


def state_of(signature):
    signature.refresh_from_db()
    return signature.state


def test_s1_a_scanner_may_fetch_the_link_twice_and_the_button_still_confirms(client, ada):
    for _scan in range(2):
        page = client.get(page_of(ada))
        client.head(page_of(ada))
        assert page.status_code == 200
        assert "<form" in page.content.decode()
        assert state_of(ada) == Signature.State.PENDING
    done = client.post(page_of(ada))
    assert done.status_code == 303
    assert thanks_of(done) == "/petition/thanks/?confirmed"
    assert state_of(ada) == Signature.State.CONFIRMED


def test_s1_and_s14_the_link_again_shows_the_same_success_and_counts_once(client, ada, petition):
    first, second = client.post(page_of(ada)), client.post(page_of(ada))
    assert (first.status_code, thanks_of(first)) == (second.status_code, thanks_of(second))
    assert "Confirmed. Thank you!" in client.get(page_of(ada)).content.decode()
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 1


def test_s14_the_time_of_the_first_consent_stays_and_the_last_choice_counts(client, petition):
    asks_to_confirm(petition)
    first = signed(petition, show_name=True)
    signed(petition, show_name=True, subscribe=True)
    press(client, page_of(first))
    confirmed_at = Signature.objects.get().address_confirmed_at
    client.post(page_of(first))
    ada = Signature.objects.get()
    assert ada.subscribe
    assert ada.show_name_since == first.show_name_since
    assert ada.address_confirmed_at == confirmed_at


def test_s15_confirming_one_petition_leaves_the_other_alone(client, ada, home):
    other = asks_to_confirm(home.add_child(instance=PetitionPage(title="Other", slug="other")))
    elsewhere = signed(other)
    client.post(page_of(ada))
    assert state_of(ada) == Signature.State.CONFIRMED
    assert state_of(elsewhere) == Signature.State.PENDING
    client.post(page_of(elsewhere))
    assert Signature.objects.confirmed().count() == 2


def test_s6_the_page_shows_the_name_that_was_typed_last(client, petition):
    asks_to_confirm(petition)
    signed(petition, given_name="Adda")
    ada = signed(petition, given_name="Ada", family_name="King")
    page = client.get(page_of(ada))
    assert "Ada King" in page.content.decode()
    client.post(page_of(ada), carried(page))
    signature = Signature.objects.get()
    assert (signature.full_name, signature.state) == ("Ada King", Signature.State.CONFIRMED)


def test_s17_the_thanks_after_it_name_nobody(client, ada):
    page = client.get(client.post(page_of(ada))["Location"]).content.decode()
    assert "Thank you for signing" in page
    assert "Ada" not in page
    assert "example.org" not in page


def test_s13_a_petition_that_closed_meanwhile_refuses_in_words_with_local_time_and_zone(client, ada, petition):
    petition.closes_at = datetime(2026, 1, 31, 22, 30, tzinfo=UTC)
    petition.save()
    for answer, status in ((client.get(page_of(ada)), 200), (client.post(page_of(ada)), 409)):
        words = answer.content.decode()
        assert answer.status_code == status
        assert "This petition is closed" in words
        assert "Jan. 31, 2026, 5:30 p.m. EST" in words
        assert "Confirm my signature" not in words
    assert state_of(ada) == Signature.State.PENDING


def test_s13_who_confirmed_before_the_end_still_sees_success_after_it(client, ada, petition):
    client.post(page_of(ada))
    petition.closes_at = timezone.now()
    petition.save()
    assert client.post(page_of(ada)).status_code == 303


def test_a_withdrawn_signature_says_so_and_is_not_brought_back(client, ada):
    withdraw(signature=ada)
    answer = client.post(page_of(ada))
    assert answer.status_code == 409
    assert "was withdrawn" in answer.content.decode()
    assert state_of(ada) == Signature.State.WITHDRAWN


def test_an_expired_link_says_how_to_get_a_new_one(client, ada, time_machine):
    address = page_of(ada)
    time_machine.move_to(timezone.now() + timedelta(days=31))
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 410
        assert "too old" in answer.content.decode()
        assert 'action="/signature/link/"' in answer.content.decode()
    assert state_of(ada) == Signature.State.PENDING


def test_a_link_that_a_mail_program_broke_is_answered_in_words(client, ada):
    answer = client.get(page_of(ada)[:-12] + "/")
    assert answer.status_code == 404
    assert "copy the whole address" in answer.content.decode()


def test_confirming_the_wish_for_updates_changes_no_count(client, petition):
    ada = signed(asks_to_confirm(petition, UPDATES), subscribe=True)
    client.post(page_of(ada))
    ada.refresh_from_db()
    assert ada.address_confirmed_at
    assert petition.signatures_counted == 1


def test_another_site_cannot_press_the_button(client, ada):
    assert client.post(page_of(ada), headers={"Origin": "https://evil.example"}).status_code == 403
    assert state_of(ada) == Signature.State.PENDING


def test_s19_the_page_is_in_the_language_of_signing(client, petition):
    ada = signed(asks_to_confirm(petition), language="fr")
    assert '<html lang="fr"' in client.get(page_of(ada)).content.decode()


def test_an_unpublished_petition_still_lets_its_signers_confirm(client, ada, petition):
    petition.unpublish()
    answer = client.post(page_of(ada))
    assert answer.status_code == 200
    assert "Confirmed. Thank you!" in answer.content.decode()

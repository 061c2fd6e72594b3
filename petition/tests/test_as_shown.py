"""What is confirmed is what was shown, in every way in which a stranger or another tab may change it (S34)."""

import pytest

from campaign.tests.pressing import carried, press
from campaign.web.forms.shown_digest import changed_since, digest
from petition.counting.recounting import recount
from petition.mails import links
from petition.mails.links import Purpose
from petition.models import PetitionPage, Signature, SignatureEvent
from petition.privacy.shown_words import shown_words, words_of
from petition.signing.confirming import Confirmation, confirm
from petition.signing.withdrawing import withdraw
from petition.tests.signers import asks_to_confirm, signed

State = Signature.State
STRANGER = {"given_name": "Evil", "comment": "Buy gold.", "email": "ADA@example.org", "show_name": "on"}


@pytest.fixture
def ada(petition):
    return signed(asks_to_confirm(petition))


def page_of(signature, purpose=Purpose.CONFIRM):
    return links.link_path(signature, purpose)


def test_s34_what_a_stranger_sent_after_the_page_was_opened_is_shown_first(client, ada):
    opened = client.get(page_of(ada))
    client.post("/petition/", STRANGER)
    pressed = client.post(page_of(ada), carried(opened))

    assert pressed.status_code == 409
    html = pressed.content.decode()
    assert "Nothing is confirmed yet" in html
    assert "Buy gold." in html
    assert html.count("signer__changed") == 4  # the name, the address as typed, the comment, the name shown in public
    ada.refresh_from_db()
    assert ada.state == State.PENDING
    assert "Evil" not in client.get(f"/api/campaign/v1/petitions/{ada.petition_id}/signatures/").content.decode()

    assert client.post(page_of(ada), carried(pressed)).status_code == 303  # the latest words, now that they were shown
    ada.refresh_from_db()
    assert (ada.state, ada.given_name) == (State.CONFIRMED, "Evil")
    assert recount(petition=ada.petition) == []


def test_s34_a_press_that_says_nothing_of_what_was_shown_confirms_only_what_nobody_exchanged(client, ada):
    client.post("/petition/", STRANGER)
    assert client.post(page_of(ada)).status_code == 409
    assert client.post(page_of(ada), {"shown": "made-up"}).status_code == 409
    ada.refresh_from_db()
    assert ada.state == State.PENDING


def test_s34_that_a_stranger_made_a_child_of_age_is_shown(ada):
    Signature.objects.update(minor=True, show_name=False, show_comment=False, subscribe=False)
    ada.refresh_from_db()
    assert any((line.label, line.value) == ("Under 18", "yes") for line in shown_words(ada))
    before = digest(words_of(ada))
    ada.minor = False
    lines = shown_words(ada, changed_since(words_of(ada), before))
    assert [(line.label, line.value) for line in lines if line.changed] == [("Under 18", "no")]
    assert not any(line.label == "Under 18" for line in shown_words(ada))


def test_s34_the_button_of_the_own_page_confirms_what_that_page_shows(client, ada):
    opened = client.get(page_of(ada, Purpose.MANAGE))
    client.post("/petition/", STRANGER)
    assert client.post(page_of(ada), carried(opened)).status_code == 409
    ada.refresh_from_db()
    assert ada.state == State.PENDING


def test_s34_the_words_of_the_boxes_and_of_the_statement_are_a_part_of_what_is_confirmed(client, ada, petition):
    opened = client.get(page_of(ada))
    petition.show_name_label = "Sell my name."
    petition.save()
    client.post("/petition/", {"given_name": "Ada", "family_name": "Lovelace", "email": "ada@example.org"})
    pressed = client.post(page_of(ada), carried(opened))
    assert pressed.status_code == 409
    assert "Sell my name." in pressed.content.decode()


def test_s34_a_withdrawn_signature_that_strangers_sign_anew_is_brought_back_as_shown(client, petition):
    ada = signed(asks_to_confirm(petition))
    press(client, page_of(ada))
    ada.refresh_from_db()
    withdraw(signature=ada)
    signed(petition, given_name="Ada", comment="Again.")
    opened = client.get(page_of(ada))
    assert "Again." in opened.content.decode()
    client.post("/petition/", STRANGER)
    pressed = client.post(page_of(ada), carried(opened))

    assert pressed.status_code == 409
    assert client.post(page_of(ada)).status_code == 409
    ada.refresh_from_db()
    assert (ada.state, ada.given_name) == (State.WITHDRAWN, "Ada")
    assert client.post(page_of(ada), carried(pressed)).status_code == 303


def test_s34_between_two_tabs_the_older_one_takes_nothing_back_unseen(client, ada):
    own, form = page_of(ada, Purpose.MANAGE), {"given_name": "Ada", "family_name": "Lovelace"}
    old = carried(client.get(own))
    client.post(own + "correct/", carried(client.get(own)) | form | {"comment": "By the other tab."})
    late = client.post(own + "correct/", old | form | {"comment": "Typed long ago."})

    assert late.status_code == 409
    html = late.content.decode()
    assert "By the other tab." in html
    assert "Typed long ago." in html  # what was typed is kept
    ada.refresh_from_db()
    assert ada.comment == "By the other tab."
    client.post(own + "correct/", carried(late) | form | {"comment": "Typed long ago."})
    ada.refresh_from_db()
    assert ada.comment == "Typed long ago."


def test_who_confirmed_an_address_confirmed_no_words_that_came_later(client, petition):
    """A rule set the first aside; the wish for updates of whoever came next was never confirmed."""
    asks_to_confirm(petition, PetitionPage.Confirmation.UPDATES)
    ada = signed(petition, trapped=True)
    confirm(signature=ada)
    signed(petition, given_name="Evil", subscribe=True)
    ada.refresh_from_db()
    assert (ada.state, ada.given_name, ada.address_confirmed_at) == (State.CONFIRMED, "Evil", None)
    assert not Signature.objects.subscribed().exists()


def test_again_is_harmless_whatever_was_shown(client, ada):
    opened = carried(client.get(page_of(ada)))
    for _press in range(2):
        assert client.post(page_of(ada), opened).status_code == 303
    ada.refresh_from_db()
    assert confirm(signature=ada) is Confirmation.CONFIRMED
    assert ada.events.filter(kind=SignatureEvent.Kind.CONFIRMED).count() == 1

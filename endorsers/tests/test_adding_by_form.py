"""An organization adds itself by the public form."""

import re

import pytest
import time_machine
from django.core import mail

from endorsers.mails.resending import send_links
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, PendingLogo
from endorsers.signing.confirming import confirm_endorsement
from endorsers.tests.representatives import ADD, THANKS, submitted, typed, upload

pytestmark = pytest.mark.usefixtures("endorsers_page")


def test_a_good_post_leads_to_the_thanks_and_shows_nothing_yet(client):
    response = client.post(ADD, typed())
    assert (response.status_code, response["Location"]) == (303, THANKS)
    endorser = Endorser.objects.get()
    assert (endorser.live, endorser.has_unpublished_changes, endorser.source) == (False, True, "form")
    assert "look into your mailbox" in client.get(THANKS).content.decode()
    assert "River Communities" not in client.get("/endorsers/").content.decode()


def test_the_contact_is_kept_apart_with_what_was_agreed_to(client):
    client.post(ADD, typed(may_contact="on", logo=upload(), may_show_logo="on"))
    contact = EndorsementContact.objects.get()
    assert (contact.name, contact.role, contact.email) == ("Amara Example", "Director", "amara@rivers.example")
    assert (contact.may_contact, contact.may_show_logo, contact.is_confirmed) == (True, True, False)
    assert "I am authorized to speak for this organization." in contact.consent_words
    assert "write to me" in contact.consent_words
    assert "amara" not in str(contact.endorser.get_latest_revision().content)


def test_a_bad_post_says_what_is_wrong_and_keeps_what_was_typed(client):
    response = client.post(ADD, typed(region="", contact_email="amara", authorized=None))
    html = response.content.decode()
    assert response.status_code == 422
    assert html.count('class="field__error"') == 3
    assert "Please look at this once more" in html
    assert 'value="River Communities Network"' in html
    assert 'value="amara"' in html
    assert not Endorser.objects.exists()


def test_the_logo_survives_an_error_elsewhere(client):
    response = client.post(ADD, typed(authorized=None, logo=upload(name="our river.png"), may_show_logo="on"))
    html = response.content.decode()
    assert "“our river.png” is kept" in html
    token = re.search(r'name="logo_token" value="([^"]+)"', html)[1]
    assert client.post(ADD, typed(logo_token=token, may_show_logo="on")).status_code == 303
    logo = PendingLogo.objects.get()
    assert logo.endorser == Endorser.objects.get()
    assert Endorser.objects.get().get_latest_revision_as_object().new_logo == logo


def test_another_logo_replaces_the_one_that_was_kept(client):
    kept = client.post(ADD, typed(authorized=None, logo=upload(name="old.png"), may_show_logo="on"))
    token = re.search(r'name="logo_token" value="([^"]+)"', kept.content.decode())[1]
    client.post(ADD, typed(logo_token=token, logo=upload(name="new.png"), may_show_logo="on"))
    assert [logo.file_name for logo in PendingLogo.objects.all()] == ["new.png"]


def test_a_kept_logo_can_be_left_out(client):
    kept = client.post(ADD, typed(logo=upload()))
    token = re.search(r'name="logo_token" value="([^"]+)"', kept.content.decode())[1]
    assert client.post(ADD, typed(logo_token=token, drop_logo="on")).status_code == 303
    assert Endorser.objects.get().get_latest_revision_as_object().new_logo is None


@pytest.mark.parametrize("token", ["1", "1.abc.def", "\x00", "9" * 90])
def test_a_guessed_token_brings_nobody_elses_logo(client, token):
    client.post(ADD, typed(authorized=None, logo=upload(), may_show_logo="on"))
    response = client.post(ADD, typed(logo_token=token, may_show_logo="on"))
    assert response.status_code in (303, 422)
    assert PendingLogo.objects.get().endorser is None


def test_a_logo_of_a_sent_endorsement_is_not_taken_over_by_its_token(client):
    kept = client.post(ADD, typed(authorized=None, logo=upload(), may_show_logo="on"))
    token = re.search(r'name="logo_token" value="([^"]+)"', kept.content.decode())[1]
    client.post(ADD, typed(logo_token=token, may_show_logo="on"))
    client.post(ADD, typed(name="Other", website="", logo_token=token, may_show_logo="on"))
    assert PendingLogo.objects.get().endorser == Endorser.objects.get(name="River Communities Network")


def test_a_logo_needs_the_right_to_show_it(client):
    response = client.post(ADD, typed(logo=upload()))
    assert response.status_code == 422
    assert "Tick this box, or leave out the logo." in response.content.decode()


def test_who_filled_in_the_trap_is_thanked_and_held_for_the_moderators_without_a_mail(client):
    response = client.post(ADD, typed(contact_preference="x", logo=upload(), may_show_logo="on"))
    assert (response.status_code, response["Location"]) == (303, THANKS)
    contact = EndorsementContact.objects.get()
    assert (contact.held_for, contact.owed_mail, contact.name) == ("robot trap", "", "Amara Example")
    assert Endorser.objects.held().get() == contact.endorser
    assert not Endorser.objects.unconfirmed().exists()
    assert contact.endorser.new_logo is not None


def test_a_robot_changes_nothing_that_a_person_sent_and_a_person_replaces_a_robots(client):
    client.post(ADD, typed(quote="Ours."))
    client.post(ADD, typed(quote="Win.", contact_preference="x", different_organization="on"))
    assert [one.quote for one in Endorser.objects.unconfirmed()] == ["Ours."]
    assert [one.quote for one in Endorser.objects.held()] == ["Win."]
    client.post(ADD, typed(quote="Ours again.", different_organization="on"))
    assert not Endorser.objects.held().exists()


def test_who_is_held_gets_the_mail_by_asking_for_the_link_and_confirms(client):
    client.post(ADD, typed(contact_preference="x"))
    send_links(address="amara@rivers.example")
    contact = EndorsementContact.objects.select_related("endorser").get()
    assert contact.owed_mail == "confirm"
    confirm_endorsement(contact=contact)
    assert not EndorsementContact.objects.get().held_for
    assert EndorsementContact.objects.get().review_due_at


def test_a_line_break_in_a_name_is_a_blank(client):
    client.post(ADD, typed(name="River\r\n Communities\tNetwork"))
    assert Endorser.objects.get().name == "River Communities Network"


@pytest.mark.parametrize("website", ["javascript:alert(1)", "ftp://rivers.example/", "data:text/html,x", "//"])
def test_only_an_address_of_the_web_is_a_website(client, website):
    assert client.post(ADD, typed(website=website)).status_code == 422


def test_a_website_without_its_scheme_is_understood(client):
    client.post(ADD, typed(website="rivers.example"))
    assert Endorser.objects.get().website == "https://rivers.example"


def test_another_site_can_not_post_a_visitors_form(client):
    assert client.post(ADD, typed(), headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert not Endorser.objects.exists()


def test_a_network_that_sends_too_often_is_asked_to_wait_with_what_it_typed(client, settings):
    settings.SIGN_RATE_LIMIT = "20/200"
    with time_machine.travel("2030-05-05 12:00:05", tick=False):
        for number in range(12):
            assert client.post(ADD, typed(name=f"Alliance {number}", website="")).status_code == 303
        sent = typed(name="Alliance 13", website="", logo=upload(name="ours.png"), may_show_logo="on")
        response = client.post(ADD, sent)
    html = response.content.decode()
    assert response.status_code == 429
    assert response["Retry-After"] == "5"
    assert "try again in 5 seconds" in html
    assert 'value="Alliance 13"' in html
    assert "“ours.png” is kept" in html


def test_beyond_that_no_file_is_looked_at_and_the_page_says_so(client, settings):
    settings.SIGN_RATE_LIMIT = "20/200"
    with time_machine.travel("2030-05-05 12:00:05", tick=False):
        for _try in range(24):
            client.post(ADD, typed(authorized=None))
        response = client.post(ADD, typed(logo=upload(), may_show_logo="on"))
    assert response.status_code == 429
    assert "the logo has to be chosen again" in response.content.decode()
    assert not PendingLogo.objects.exists()


def test_a_post_far_too_large_is_not_even_read(client):
    response = client.post(ADD, typed(logo=upload(b"x" * 11 * 1024 * 1024)))
    assert response.status_code == 413
    assert "far too large" in response.content.decode()


def test_the_same_sent_twice_before_it_is_confirmed_is_one_endorsement_with_the_last_words(client):
    submitted(quote="Old words.")
    client.post(ADD, typed(quote="New words.", different_organization="on"))
    endorser = Endorser.objects.get()
    assert (endorser.quote, endorser.get_latest_revision_as_object().quote) == ("New words.", "New words.")
    assert endorser.events.filter(kind=EndorserEvent.Kind.SUBMITTED).count() == 2


def test_the_form_page_sets_no_cookie_and_may_be_cached(client):
    response = client.get(ADD)
    assert not response.cookies
    assert "public" in response["Cache-Control"]
    assert mail.outbox == []


@pytest.mark.parametrize("name", ["संगठन", "منظمة الأنهار", "河流联盟", "A & B “C” <i>"])
def test_a7_a_name_in_any_script_is_taken_and_shown_as_typed(client, name):
    client.post(ADD, typed(name=name))
    assert Endorser.objects.get().name == name
    assert Endorser.objects.get().name_key

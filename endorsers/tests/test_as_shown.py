"""A representative confirms and changes what was shown (S34, S39), and no mailbox is filled (S36)."""

import json

import pytest
from django.core import mail
from jsonschema import Draft202012Validator

from campaign.mail.caps import forget_old_counts
from campaign.mail.delivering.delivery import deliver
from campaign.mail.models import MailCount
from campaign.tests.pressing import carried, press
from endorsers.mails import links
from endorsers.mails.delivery import outbox
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact, Endorser
from endorsers.tests.representatives import ADD, confirmed, submitted, typed

pytestmark = pytest.mark.usefixtures("endorsers_page")
OWN = ("website", "region", "quote", "contact_name", "contact_role", "contact_email")


def path(contact, purpose=Purpose.CONFIRM):
    return links.link_path(contact, purpose)


def own(**changes):
    return {name: typed()[name] for name in OWN} | changes


def test_s34_what_a_stranger_sent_after_the_page_was_opened_is_shown_first(client):
    contact = submitted()
    opened = client.get(path(contact))
    client.post(ADD, typed(quote="Buy gold.", contact_email="AMARA@rivers.example", different_organization="on"))
    assert Endorser.objects.count() == 1
    pressed = client.post(path(contact), carried(opened))

    assert pressed.status_code == 409
    html = pressed.content.decode()
    assert "Nothing is confirmed yet" in html
    assert "Buy gold." in html
    contact.refresh_from_db()
    assert not contact.is_confirmed
    assert client.post(path(contact)).status_code == 409  # says nothing of what was shown
    assert client.post(path(contact), carried(pressed)).status_code == 303
    contact.refresh_from_db()
    assert contact.is_confirmed


def test_s34_a_tab_that_is_old_takes_no_change_back_unseen(client):
    contact = confirmed()
    page = path(contact, Purpose.MANAGE)
    old = carried(client.get(page))
    assert client.post(page + "change/", carried(client.get(page)) | own(quote="By the other tab.")).status_code == 303
    late = client.post(page + "change/", old | own(quote="Typed long ago."))
    assert late.status_code == 409
    assert "By the other tab." in late.content.decode()
    assert "Typed long ago." in late.content.decode()
    contact.refresh_from_db()
    assert contact.endorser.get_latest_revision_as_object().quote == "By the other tab."
    assert client.post(page + "change/", carried(late) | own(quote="Typed long ago.")).status_code == 303


def test_s34_the_owner_of_another_address_takes_over_what_they_were_told(client):
    contact = confirmed()
    client.post(path(contact, Purpose.MANAGE) + "change/", own(contact_email="next@other.example"))
    contact.refresh_from_db()
    opened = client.get(path(contact, Purpose.ADDRESS))
    Endorser.objects.filter(pk=contact.endorser_id).update(name="Gold Sellers")
    answer = client.post(path(contact, Purpose.ADDRESS), carried(opened))
    assert answer.status_code == 409
    assert "Gold Sellers" in answer.content.decode()
    contact.refresh_from_db()
    assert contact.email == "amara@rivers.example"


def test_s36_an_address_whose_case_alternates_is_one_mailbox(client):
    contact = confirmed()
    page = path(contact, Purpose.MANAGE)
    deliver(outbox)
    mail.outbox.clear()
    for number in range(10):
        spelling = "".join(c.upper() if number >> i & 1 else c for i, c in enumerate("victim")) + "@other.example"
        client.post(page + "change/", own(contact_email=spelling))
        deliver(outbox)
    assert len([message for message in mail.outbox if "other.example" in message.to[0].lower()]) == 1


def test_s36_two_addresses_in_turn_are_asked_a_few_times_and_the_form_says_so(client):
    contact = confirmed()
    page = path(contact, Purpose.MANAGE)
    answers = []
    for number in range(8):
        answers.append(client.post(page + "change/", own(contact_email=f"victim{number % 2}@other.example")))
        deliver(outbox)
    asked = [message for message in mail.outbox if "other.example" in message.to[0]]
    assert len(asked) == 3  # whichever addresses a representative names
    assert answers[-1].status_code == 422
    assert "No more mails go to that address today." in answers[-1].content.decode()


def test_s36_a_mailbox_that_answers_is_asked_again(client):
    for number in range(8):
        contact = submitted(name=f"Alliance {number}", website="", contact_email=f"A{'MARA'[: number % 4]}@x.example")
        deliver(outbox)
        contact.refresh_from_db()
        assert press(client, path(contact)).status_code == 303
    assert EndorsementContact.objects.exclude(confirmed_at=None).count() == 8


def test_counts_of_mails_keep_no_address_and_go_after_a_month(client, time_machine):
    submitted()
    assert "rivers" not in str(list(MailCount.objects.values()))
    time_machine.move_to("2100-01-01")
    assert forget_old_counts() >= 1
    assert not MailCount.objects.exists()


def test_s39_a_box_ticked_later_on_the_own_page_adds_its_words(client):
    contact = confirmed()
    assert contact.consent_words == ""
    page = f"{path(contact, Purpose.MANAGE)}change/"
    client.post(page, own(may_contact="on"))
    contact.refresh_from_db()
    assert (contact.may_contact, contact.consent_words) == (
        True,
        "You may write to me about the next steps of the campaign.",
    )
    client.post(page, own(may_contact="on", may_show_logo="on"))
    client.post(page, own(may_show_logo="on"))
    client.post(page, own(may_show_logo="on", may_contact="on"))
    contact.refresh_from_db()
    assert contact.consent_words.count("You may write to me") == 1
    assert "we have the right to allow it" in contact.consent_words


def test_s39_the_words_that_an_old_form_showed_are_kept(client, monkeypatch):
    old = carried(client.get(ADD))["form_version"]
    from endorsers.form.forms import EndorsementForm

    monkeypatch.setattr(EndorsementForm.base_fields["authorized"], "label", "I am the king.")
    client.post(ADD, typed(form_version=old))
    assert EndorsementContact.objects.get().consent_words == "I am authorized to speak for this organization."
    client.post(ADD, typed(name="Another", website=""))
    assert EndorsementContact.objects.latest("pk").consent_words == "I am the king."


def test_s39_a_version_that_no_form_had_is_refused_in_words(client):
    answer = client.post(ADD, typed(form_version="made-up"))
    assert answer.status_code == 422
    assert "This form shows other words than before." in answer.content.decode()
    assert "amara@rivers.example" in answer.content.decode()
    assert client.post(ADD, typed(**carried(answer))).status_code == 303


def test_s39_the_api_gives_the_words_and_takes_their_version(client):
    form = client.get("/api/campaign/v1/endorsers/form/").json()
    assert form["authorized"] == "I am authorized to speak for this organization."
    body = {name: value for name, value in typed().items() if name != "authorized"} | {"authorized": True}
    for version, status in ((form["form_version"], 202), ("made-up", 422)):
        answer = client.post(
            "/api/campaign/v1/endorsers/",
            json.dumps(body | {"form_version": version, "name": f"River {status}", "website": ""}),
            content_type="application/json",
        )
        assert answer.status_code == status
    assert EndorsementContact.objects.get().consent_words == form["authorized"]


@pytest.mark.usefixtures("endorsers_page")
def test_the_api_has_the_whole_form(client):
    form = client.get("/api/campaign/v1/endorsers/form/?locale=en").json()
    schema, version = form["form"], form["form_version"]
    Draft202012Validator.check_schema(schema)
    assert schema["required"] == ["name", "scope", "contact_name", "contact_email", "authorized"]
    assert "Ohio" in schema["properties"]["region"]["examples"]
    assert schema["properties"]["logo"]["properties"]["data"]["contentEncoding"] == "base64"
    body = {"name": "River", "contact_name": "Ada", "contact_email": "ada@river.example", "authorized": True}
    body |= {"scope": "local", "form_version": version}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(body)] == [
        "'region' is a required property"
    ]
    body["region"] = "Ohio"
    assert Draft202012Validator(schema).is_valid(body)
    answer = client.post("/api/campaign/v1/endorsers/", json.dumps(body), content_type="application/json")
    assert answer.status_code == 202, answer.content

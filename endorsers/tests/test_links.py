"""The links in mails: each opens one thing for one mailbox and for some time."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from campaign.mail.delivering.delivery import deliver
from campaign.tests.pressing import says
from endorsers.mails import links
from endorsers.mails.delivery import outbox
from endorsers.mails.links import Purpose
from endorsers.mails.resending import LINKS_A_DAY, send_links
from endorsers.models import EndorsementContact
from endorsers.privacy.erasing import erase_contact
from endorsers.tests.representatives import confirmed, shown, submitted

pytestmark = pytest.mark.usefixtures("endorsers_page")
LINK = "/endorsement/link/"


@pytest.mark.parametrize("path", ["confirm", "own", "address"])
@pytest.mark.parametrize("token", ["x", "1-abc.def.ghi", "1", "%00", "1-" + "0" * 16 + ".1tEsTx." + "a" * 43])
def test_a_guessed_token_opens_nothing_and_says_how_to_get_a_link(client, path, token):
    submitted()
    response = client.get(f"/endorsement/{path}/{token}/")
    assert response.status_code == 404
    assert "Send me the link" in response.content.decode()


def test_a_link_for_one_purpose_opens_nothing_else(client):
    contact = confirmed()
    token = links.token(contact, Purpose.CONFIRM)
    assert client.get(f"/endorsement/own/{token}/").status_code == 404
    assert client.post(f"/endorsement/own/{token}/withdraw/").status_code == 404


def test_a_token_of_another_entry_with_the_same_number_is_dead(client):
    contact = submitted()
    path = links.link_path(contact, Purpose.MANAGE)
    EndorsementContact.objects.filter(pk=contact.pk).update(canonical_email="else@rivers.example")
    assert client.get(path).status_code == 410


def test_an_expired_link_offers_a_new_one(client):
    path = links.link_path(submitted(), Purpose.CONFIRM)
    with time_machine.travel(timezone.now() + timedelta(days=links.DAYS, minutes=1)):
        response = client.get(path)
        assert client.post(path).status_code == 410
    assert response.status_code == 410
    assert "too old" in response.content.decode()
    assert "Send me the link" in response.content.decode()


def test_pages_behind_links_are_kept_out_of_caches_indexes_and_other_sites_logs(client):
    contact = submitted()
    for purpose in (Purpose.CONFIRM, Purpose.MANAGE):
        response = client.get(links.link_path(contact, purpose))
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "same-origin"
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies


def test_asking_for_a_link_answers_the_same_for_an_address_that_never_endorsed(client):
    confirmed()
    deliver(outbox)
    mail.outbox.clear()
    answers = [client.post(LINK, {"email": address}) for address in ("amara@rivers.example", "nobody@rivers.example")]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, "/endorsement/link/sent/")] * 2
    deliver(outbox)
    assert [(message.to, message.subject.split(" for ")[0]) for message in mail.outbox] == [
        (["amara@rivers.example"], "Your link")
    ]


def test_who_has_not_confirmed_gets_the_mail_that_asks_for_it_again(client):
    contact = submitted()
    deliver(outbox)
    client.post(LINK, {"email": "Amara@Rivers.example"})
    deliver(outbox)
    assert len(mail.outbox) == 2
    assert links.link_path(contact, Purpose.CONFIRM).split(".")[0] in mail.outbox[1].body


def test_one_mailbox_gets_three_links_a_day_whoever_asks(client):
    confirmed()
    deliver(outbox)
    for _ask in range(6):
        client.post(LINK, {"email": "amara@rivers.example"})
        deliver(outbox)
    assert len(mail.outbox) == 4


def test_asking_too_often_is_told_to_wait(client, settings):
    settings.SIGN_RATE_LIMIT = "20/200"
    with time_machine.travel("2030-05-05 12:00:05", tick=False):
        answers = [client.post(LINK, {"email": "amara@rivers.example"}) for _ask in range(4)]
    assert [answer.status_code for answer in answers] == [303, 303, 429, 429]
    assert [answer.headers.get("Retry-After") for answer in answers[2:]] == ["30", "60"]
    assert "try again in 30 seconds" in answers[2].content.decode()
    assert 'value="amara@rivers.example"' in answers[2].content.decode()


def test_no_address_is_an_error_beside_the_field(client):
    response = client.post(LINK, {"email": "amara"})
    assert response.status_code == 422
    assert "Enter an e-mail address" in response.content.decode()


def test_a_mail_that_is_on_its_way_is_not_replaced_by_the_link_that_it_carries():
    contact = shown()
    EndorsementContact.objects.update(owed_mail="approved", mail_due_at=timezone.now() + timedelta(days=1))
    assert send_links(address=contact.email) == 1
    mail.outbox.clear()
    deliver(outbox)
    [message] = mail.outbox
    assert not message.subject.startswith("Your link for")
    assert "/endorsement/own/" in message.body


def test_the_page_promises_a_mail_for_what_is_kept_and_says_how_often(client):
    contact = confirmed()
    deliver(outbox)
    mail.outbox.clear()
    send_links(address=contact.email)
    erase_contact(contact=contact)
    answer = client.post(LINK, {"email": contact.email}, follow=True)
    assert says(answer, "If an organization’s entry with this address is kept here")
    assert says(answer, f"at most {LINKS_A_DAY} times a day")
    deliver(outbox)
    assert contact.email not in [address for message in mail.outbox for address in message.to]

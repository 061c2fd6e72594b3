"""The mails to representatives: what they say, and that none is lost or sent to whom it should not go."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from campaign.mail.delivering import delivery
from campaign.mail.delivering.delivery import deliver
from campaign.mail.outbox import MAILS
from endorsers.mails.delivery import outbox
from endorsers.mails.letters import message_to
from endorsers.mails.outbox import ASKED_AT_MOST, owe_mail, tell
from endorsers.mails.words import WORDS
from endorsers.models import EndorsementContact, Endorser, EndorserEvent
from endorsers.tests.representatives import ADD, confirmed, shown, submitted, typed

pytestmark = pytest.mark.usefixtures("endorsers_page")
Mail = EndorsementContact.Mail
Kind = EndorserEvent.Kind


@pytest.fixture
def server_down(monkeypatch):
    from django.core.mail.backends.locmem import EmailBackend

    def refuse(self):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", refuse)


@pytest.fixture
def refuses_all(monkeypatch):
    from django.core.mail.backends.locmem import EmailBackend

    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


@pytest.mark.parametrize("kind", [kind for kind in Mail if kind != Mail.CONFIRM])
def test_each_mail_names_the_organization_and_has_its_button_in_text_and_html(kind):
    contact = confirmed(name="A & B “C” <i>")
    EndorsementContact.objects.update(new_email="next@rivers.example", owed_mail="", mail_due_at=None)
    tell(endorser=contact.endorser, mail=kind, message="Please send\na larger logo {name}.")
    assert deliver(outbox).sent == 1
    message = mail.outbox[-1]
    html = message.alternatives[0].content
    assert "A & B “C” <i>" in message.subject
    assert "A & B “C” <i>" in message.body
    assert "A &amp; B “C” &lt;i&gt;" in html
    assert f">{WORDS[kind].button}</a>" in html
    assert "http://localhost/endorsement/" in message.body
    assert "{" not in message.body.replace("{name}.", "")
    assert ("larger logo {name}." in message.body) == (kind in (Mail.CHANGES_ASKED, Mail.APPROVED, Mail.REJECTED))


def test_the_mail_of_the_approval_has_the_address_to_pass_on():
    contact = shown()
    deliver(outbox)
    message = mail.outbox[-1]
    assert message.subject == "River Communities Network stands among the endorsers"
    assert f"http://localhost/endorsers/{contact.endorser.slug}/" in message.body


def test_a_line_break_in_a_name_adds_no_header():
    submitted(name="Rivers\nBcc: a victim")
    deliver(outbox)
    assert mail.outbox[0].subject == "Please confirm the endorsement of Rivers Bcc: a victim"
    assert mail.outbox[0].bcc == []


@pytest.mark.parametrize("kind", [Mail.RECEIVED, Mail.APPROVED, Mail.REJECTED, Mail.CHANGES_ASKED, Mail.WITHDRAWN])
def test_an_address_that_nobody_confirmed_gets_no_mail_about_a_decision(kind):
    contact = submitted()
    EndorsementContact.objects.update(owed_mail="", mail_due_at=None)
    assert tell(endorser=contact.endorser, mail=kind, message="x") is False
    assert deliver(outbox).sent == 0


def test_an_endorser_that_an_editor_entered_has_nobody_to_write_to():
    endorser = Endorser.objects.create(name="By an editor", live=False)
    assert tell(endorser=endorser, mail=Mail.APPROVED) is False


def test_whatever_strangers_send_in_its_name_an_address_is_asked_five_times_at_most(client):
    for number in range(12):
        client.post(ADD, typed(name=f"Alliance {number}", website=""))
        deliver(outbox)
    assert len(mail.outbox) == ASKED_AT_MOST
    assert Endorser.objects.count() == 12


def test_a_server_that_is_down_loses_nothing_and_costs_no_attempt(client, server_down, monkeypatch):
    assert client.post(ADD, typed()).status_code == 303
    assert deliver(outbox).paused is True
    assert EndorsementContact.objects.get().mail_attempts == 0
    monkeypatch.undo()
    assert deliver(outbox).sent == 1


def test_a_refused_mail_is_tried_later_and_later_and_given_up_visibly(refuses_all):
    contact = submitted()
    now = timezone.now()
    for wait in MAILS.waits:
        assert deliver(outbox, now=now).failed == 1
        contact.refresh_from_db()
        assert contact.mail_due_at == now + wait
        now = contact.mail_due_at
    assert deliver(outbox, now=now).failed == 1
    contact.refresh_from_db()
    assert (contact.owed_mail, contact.mail_due_at) == ("", None)
    event = contact.endorser.events.get(kind=Kind.MAIL_FAILED)
    assert event.details == {"mail": "confirm", "why": "SMTPRecipientsRefused"}


def test_a_worker_killed_with_a_mail_in_its_hands_loses_none(monkeypatch):
    submitted()

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(delivery.composing, "send", killed)
    now = timezone.now()
    with pytest.raises(KeyboardInterrupt):
        deliver(outbox, now=now)
    monkeypatch.undo()
    assert deliver(outbox, now=now + MAILS.lasts - timedelta(seconds=1)).sent == 0
    assert deliver(outbox, now=now + MAILS.lasts).sent == 1


def test_a_newer_mail_owed_while_another_is_sent_is_sent_too(monkeypatch):
    contact, send = confirmed(), delivery.composing.send

    def owed_meanwhile(message, *, connection):
        owe_mail(contact=contact, mail=Mail.OWN_LINK)
        send(message, connection=connection)

    monkeypatch.setattr(delivery.composing, "send", owed_meanwhile)
    deliver(outbox)
    monkeypatch.undo()
    deliver(outbox)
    assert [message.subject.split(" ")[0] for message in mail.outbox] == ["Thank", "Your"]


def test_sending_in_wakes_the_delivery_and_never_hears_of_its_trouble(
    client, server_down, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        assert client.post(ADD, typed()).status_code == 303
    assert callbacks
    assert EndorsementContact.objects.get().owed_mail == Mail.CONFIRM


def test_the_job_sends_what_no_task_did():
    from campaign.mail.jobs import deliver_outboxes

    submitted()
    deliver_outboxes()
    assert len(mail.outbox) == 1
    assert EndorsementContact.objects.get().endorser.events.filter(kind=Kind.MAIL_SENT).count() == 1


def test_what_is_sent_is_what_the_server_gets(smtp_server):
    submitted(name="Flüsse & Dörfer")
    assert deliver(outbox).sent == 1
    message = smtp_server.messages[0]
    assert message["Subject"].strip() == "Please confirm the endorsement of Flüsse & Dörfer"
    assert message["Auto-Submitted"] == "auto-generated"
    assert {part.get_content_type() for part in message.walk()} >= {"text/plain", "text/html"}


def test_a_submission_costs_few_queries(client, django_assert_max_num_queries):
    client.post(ADD, typed())
    with django_assert_max_num_queries(58):  # some are Wagtail's checks of the constraints
        client.post(ADD, typed(name="Another", website="", contact_email="b@other.example"))


@pytest.mark.parametrize("name", ["Win at evil.ai", "Call +1 800 555 0100", "350.org"])
def test_s37_an_organization_s_name_that_advertises_is_left_out_until_its_address_is_confirmed(client, name):
    contact = submitted(name=name)
    contact.owed_mail = EndorsementContact.Mail.CONFIRM
    message = message_to(contact)
    assert name not in str(message.subject) + str(message.body) + str(message.alternatives[0].content)
    contact.confirmed_at = timezone.now()
    assert name in str(message_to(contact).body)


def test_s37_a_sentence_in_place_of_the_contact_s_name_is_left_out_until_its_address_is_confirmed(client):
    contact = submitted(contact_name="Free gift: reply yes")
    contact.owed_mail = EndorsementContact.Mail.CONFIRM
    assert "Free gift" not in str(message_to(contact).body)

"""A mailing on its way: everybody once, whatever the mail server and its receivers say."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.db import connection
from django.utils import timezone

from campaign.mail.delivering import smtp_server
from campaign.mailings.choosing.mailbox_keys import mailbox_key
from campaign.mailings.models import RECIPIENTS, Mailbox, Mailing, MailingNumbers, MailingText, Recipient
from campaign.mailings.returns.return_paths import recipient_of
from campaign.mailings.sending import batches, delivering, verbs
from campaign.mailings.sending.ending import end_if_done
from campaign.mailings.sending.noting import Notes
from campaign.mailings.sending.pace import PACE
from campaign.mailings.sending.smtp_line import SmtpLine
from campaign.mailings.tests.mail_servers import HANG, HANG_UP
from petition.signing.withdrawing import unsubscribe

pytestmark = pytest.mark.django_db
State = Recipient.State


def states(mailing):
    found = Recipient.objects.filter(mailing=mailing).values_list("state", flat=True)
    return {state: list(found).count(state) for state in set(found)}


def test_everybody_gets_it_once_however_often_it_is_sent(signer, mailing, sent, server, settings):
    settings.BOUNCE_ADDRESS = "bounces@campaign.example"
    for _number in range(120):
        signer()
    assert sent().sent == 120
    assert sent().sent == 0
    assert end_if_done(mailing, now=timezone.now())
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.SENT
    assert len(set(server.addresses)) == len(server.taken) == 120
    assert len({one["Message-ID"] for one in server.mails()}) == 120
    assert {recipient_of(path) for path in server.return_paths} == set(Recipient.objects.values_list("pk", flat=True))
    assert MailingNumbers.objects.get().sent == 120
    assert not verbs.send(mailing=mailing, by=None)


def test_each_reader_has_their_language(signer, mailing, sent, server):
    text = {"subject": "Las negociaciones", "body": [("text", "<p>Hola {petition}</p>")]}
    MailingText.objects.create(mailing=mailing, language="es", **text)
    for language in ("en", "es", "es-mx", "ja"):
        signer(language=language)
    sent()
    subjects = sorted(one["Subject"] for one in server.mails())
    assert subjects == ["Las negociaciones", "Las negociaciones", "The talks begin, Ada", "The talks begin, Ada"]


def test_who_leaves_before_their_turn_gets_none_and_who_joins_neither(signer, mailing, sent, server):
    verbs.send(mailing=mailing, by=None)
    leaves, complains = signer(), signer()
    assert sent().sent == 2  # before: the mailing began with both
    later = Mailing.objects.create(title="Later", site=mailing.site)
    MailingText.objects.create(mailing=later, language="en", subject="More", body=[("text", "<p>More</p>")])
    verbs.send(mailing=later, by=None)
    delivering_begin(later)
    signer()
    unsubscribe(signature=leaves)
    box = {"suppressed": "complained", "suppressed_at": timezone.now()}
    Mailbox.objects.update_or_create(mailbox=mailbox_key(complains.canonical_email), defaults=box)
    deliver_again(later)
    assert states(later) == {"left": 2}


def delivering_begin(mailing):
    from campaign.mailings.sending.beginning import begin_due

    begin_due()
    mailing.refresh_from_db()


def deliver_again(mailing, now=None):
    from campaign.mailings.sending.templates import Templates

    if now:
        Recipient.objects.filter(mailing=mailing, due_at__isnull=False).update(due_at=now)
    return delivering.deliver(mailing, Templates(mailing), seconds=20)


def test_a_refused_address_is_never_written_to_again(signer, mailing, sent, server):
    signer("gone@example.org")
    signer("ok@example.org")
    refusal = "550 5.1.1 no such user"
    server.answers = lambda stage, address: refusal if stage == "RCPT" and address.startswith("gone") else None
    sent()
    assert server.addresses == ["ok@example.org"]
    assert states(mailing) == {"refused": 1, "sent": 1}
    box = Mailbox.objects.get()
    assert (box.suppressed, box.status) == ("bounced", "5.1.1")
    assert MailingNumbers.objects.get().refused == 1


@pytest.mark.parametrize("answer", ["450 4.7.1 slow down", "421 4.7.0 try later", "452 4.2.2 full"])
def test_what_is_refused_for_now_is_tried_again_later(signer, mailing, sent, server, answer):
    signer("ada@slow.example")
    server.answers = lambda stage, address: answer if stage == "RCPT" else None
    sent()
    row = Recipient.objects.get()
    assert row.state == State.WAITING
    assert row.due_at > timezone.now() + timedelta(seconds=14)
    server.answers = lambda stage, address: None
    PACE.forget()
    deliver_again(mailing, now=timezone.now())
    assert server.addresses == ["ada@slow.example"]


def test_a_server_that_takes_nothing_costs_nobody_an_attempt(signer, mailing, sent, server):
    signer(), signer()
    server.answers = lambda stage, address: "451 4.3.0 not now" if stage == "MAIL" else None
    assert sent().paused
    assert set(Recipient.objects.values_list("attempts", "state")) == {(0, "waiting")}


def test_a_server_that_hangs_holds_one_mail_up_and_not_the_worker(signer, mailing, sent, server):
    signer(), signer()
    server.answers = lambda stage, address: HANG if stage == "END" else None
    assert sent().paused
    assert states(mailing) == {"waiting": 2}
    assert sorted(Recipient.objects.values_list("attempts", flat=True)) == [0, 1]


def test_an_acceptance_that_was_never_heard_is_repeated_under_the_same_message_id(signer, mailing, sent, server):
    signer("a@example.org"), signer("b@example.org")
    server.answers = lambda stage, address: HANG_UP if stage == "END" and address == "a@example.org" else None
    sent()
    server.answers = lambda stage, address: None
    deliver_again(mailing, now=timezone.now())
    assert sorted(server.addresses) == ["a@example.org", "a@example.org", "b@example.org"]
    first, second = (one["Message-ID"] for one in server.mails() if one["To"] == "a@example.org")
    assert first == second


def test_a_worker_that_is_killed_leaves_nobody_out_and_repeats_one_at_most(signer, mailing, sent, server, monkeypatch):
    for _number in range(60):
        signer()
    noted, answered = [0], Notes.answered

    def killed(self, row, reply, **facts):
        noted[0] += 1
        if noted[0] % 7 == 0:
            raise KeyboardInterrupt
        answered(self, row, reply, **facts)

    monkeypatch.setattr(Notes, "answered", killed)
    kills = 0
    for _round in range(30):
        try:
            sent()
            break
        except KeyboardInterrupt:
            kills += 1
            Recipient.objects.filter(due_at__isnull=False).update(due_at=timezone.now())  # its lease is over
    assert kills > 5
    assert len(set(server.addresses)) == 60
    assert len(server.addresses) <= 60 + kills
    assert len({one["Message-ID"] for one in server.mails()}) == 60


def test_pause_and_stop_take_hold_between_two_mails(signer, mailing, sent, server, monkeypatch):
    for _number in range(20):
        signer()
    monkeypatch.setattr(delivering, "LOOKS_EVERY", 0)

    answered = Notes.answered

    def pausing(self, row, reply, **facts):
        answered(self, row, reply, **facts)
        if len(server.taken) == 4:
            verbs.pause(mailing=mailing)

    monkeypatch.setattr(Notes, "answered", pausing)
    sent()
    assert 4 <= len(server.taken) <= 7
    waits = Recipient.objects.filter(state=State.WAITING)
    assert waits.count() == 20 - len(server.taken)
    assert set(waits.values_list("attempts", flat=True)) == {0}
    mailing.refresh_from_db()
    assert verbs.resume(mailing=mailing, by=None)
    assert verbs.stop(mailing=mailing, by=None)
    assert not verbs.stop(mailing=mailing, by=None)
    assert not waits.exists()
    assert MailingNumbers.objects.get().dropped == 20 - len(server.taken)


def test_a_mailing_that_too_many_refuse_pauses_itself_and_says_so(signer, mailing, sent, server):
    for _number in range(60):
        signer()
    server.answers = lambda stage, address: "550 5.1.1 unknown" if stage == "RCPT" else None
    sent()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.halted_by) == ("paused", "bounces")
    assert MailingNumbers.objects.get().refused == 50
    assert mailing.events.filter(kind="paused").exists()


def test_a_domain_is_written_to_at_its_pace(signer, mailing, sent, server, settings):
    settings.MAILING_PACE = {"slow.example": 0.5}
    for _number in range(3):
        signer(f"a{_number}@slow.example")
    signer("ada@quick.example")
    sent()
    assert len(server.addresses) == 2
    assert "ada@quick.example" in server.addresses
    first, second = Recipient.objects.filter(state=State.WAITING).order_by("due_at")
    assert round((second.due_at - first.due_at).total_seconds()) == 2


def test_without_a_mail_server_it_goes_by_djangos_own_way(signer, mailing, sent, settings):
    settings.BOUNCE_ADDRESS = "bounces@campaign.example"
    signer("jörg@example.org")
    assert sent().sent == 1
    (message,) = mail.outbox
    assert message.to == ["jörg@example.org"]
    assert message.from_email.startswith("bounces+")
    assert "Minerals for People" in message.message()["From"]


def test_of_two_workers_each_row_has_one(signer, mailing):
    for _number in range(4):
        signer()
    verbs.send(mailing=mailing, by=None)
    delivering_begin(mailing)
    now = timezone.now()
    rows = Recipient.objects.filter(mailing=mailing)
    first = RECIPIENTS.claim_some(rows, now=now, at_most=3)
    second = RECIPIENTS.claim_some(rows, now=now, at_most=3)
    assert (len(first), len(second)) == (3, 1)
    assert RECIPIENTS.claim_some(rows, now=now, at_most=3) == []
    batches.give_back(first, now=now)
    assert len(RECIPIENTS.claim_some(rows, now=now, at_most=3)) == 3


def test_what_the_server_offers_is_asked_without_a_login_too(server):
    line = get_connection()
    assert smtp_server.opened(line)
    assert SmtpLine(line.connection).pipelines == server.pipelining
    line.close()


@pytest.mark.django_db(transaction=True)
def test_noting_a_mail_leaves_the_connection_as_it_was(signer, mailing, sent, server):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite waits for no disk")
    signer()
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        assert sent().sent == 1
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("on",)

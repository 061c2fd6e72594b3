"""A mail server that takes its time: nobody gets it twice, and a press of pause or stop is not kept waiting."""

import time

import pytest
from django.utils import timezone

from campaign.mailings.models import Mailing, MailingNumbers, Recipient
from campaign.mailings.sending import delivering, verbs
from campaign.mailings.sending.noting import Notes
from campaign.mailings.tests.mail_servers import mail_server
from petition.signing.withdrawing import unsubscribe

pytestmark = pytest.mark.django_db
State = Recipient.State
A_MAIL_TAKES = 0.05
# A worker looks once a second, and ends the mail whose envelope the server has taken; twice that is the promise.
IN_TWO_SECONDS = 2 / A_MAIL_TAKES


@pytest.fixture
def server(settings):
    def slowly(stage, address):
        if stage == "END":
            time.sleep(A_MAIL_TAKES)

    with mail_server(settings) as one:
        one.answers = slowly
        yield one


@pytest.fixture
def after_mails(monkeypatch):
    """Calls what it is given after each mail that was noted, with how many there were."""

    def do(act):
        answered, noted = Notes.answered, []

        def and_then(self, row, reply, **facts):
            answered(self, row, reply, **facts)
            noted.append(row)
            act(len(noted))

        monkeypatch.setattr(Notes, "answered", and_then)

    return do


@pytest.mark.parametrize("press", [verbs.pause, verbs.stop])
def test_a_press_takes_hold_in_two_seconds_of_a_long_mailing(signer, mailing, sent, server, after_mails, press):
    for _number in range(100):
        signer()
    pressed = []

    def act(number):
        if number == 10:
            assert press(mailing=mailing, by=None)
            pressed.append(len(server.taken))

    after_mails(act)
    sent()
    assert len(server.taken) - pressed[0] <= IN_TWO_SECONDS
    mailing.refresh_from_db()
    not_sent = Recipient.objects.exclude(state=State.SENT)
    assert not_sent.count() == 100 - len(server.taken)
    if press is verbs.stop:
        assert mailing.state == Mailing.State.STOPPED
        assert set(not_sent.values_list("state", flat=True)) == {State.DROPPED}
        numbers = MailingNumbers.objects.get()
        assert (numbers.sent, numbers.dropped) == (len(server.taken), not_sent.count())
        return
    assert mailing.state == Mailing.State.PAUSED
    assert set(not_sent.values_list("state", "attempts")) == {(State.WAITING, 0)}
    assert sent().sent == 0
    assert verbs.resume(mailing=mailing, by=None)
    sent()
    assert len(set(server.addresses)) == len(server.taken) == 100
    assert MailingNumbers.objects.get().sent == 100


def test_a_slow_server_gets_each_mail_once_and_what_waits_is_held_on(
    signer, mailing, sent, server, after_mails, monkeypatch
):
    people = [signer() for _number in range(20)]
    monkeypatch.setattr(delivering, "LOOKS_EVERY", 0)
    held_until = []

    def act(number):
        waiting = Recipient.objects.filter(state=State.WAITING)
        if number == 5:
            last = waiting.exclude(who=None).order_by("-pk").first()
            unsubscribe(signature=next(one for one in people if one.pk == last.who))
        if number < 15:
            held_until.append(waiting.order_by("-due_at").values_list("due_at", flat=True).first())

    after_mails(act)
    sent()
    assert held_until == sorted(set(held_until))  # later each time: no other worker may take them meanwhile
    assert held_until[0] > timezone.now()
    assert len(set(server.addresses)) == len(server.taken) == 19
    assert MailingNumbers.objects.get().left == 1

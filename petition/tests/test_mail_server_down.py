"""The mail server refuses for a while: all signatures are stored, and all are mailed when it is back."""

import pytest
from aiosmtpd.controller import Controller

from campaign.tests.services import free_port
from petition.models import Signature
from petition.tests.mailing import deliver
from petition.tests.signers import signed

SIGNERS = [f"signer{number}@example.org" for number in range(100)]


class Counter:
    """Takes mails, or says "not now" to all."""

    def __init__(self):
        self.refusing, self.received = False, []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.refusing:
            return "451 not now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.received.extend(envelope.rcpt_tos)
        return "250 OK"


@pytest.fixture
def counter(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 5
    return Counter()


def sign_all(petition):
    for address in SIGNERS:
        signed(petition, email=address)


def deliver_everything():
    """What the poll does in an hour."""
    from datetime import timedelta

    from django.utils import timezone

    for minutes in range(0, 60, 2):
        while not (round_ := deliver(now=timezone.now() + timedelta(minutes=minutes))).paused and round_.left:
            pass


def test_a_hundred_signatures_made_while_nothing_listens_are_all_mailed_once_it_does(petition, counter, settings):
    sign_all(petition)
    assert deliver().paused
    assert Signature.objects.confirmed().count() == 100
    server = Controller(counter, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        deliver_everything()
    finally:
        server.stop()
    assert sorted(counter.received) == sorted(SIGNERS)


def test_a_hundred_signatures_made_while_it_refuses_are_all_mailed_once_it_takes_them(petition, counter, settings):
    counter.refusing = True
    server = Controller(counter, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        sign_all(petition)
        assert deliver().sent == 0
        assert Signature.objects.confirmed().count() == 100
        counter.refusing = False
        deliver_everything()
    finally:
        server.stop()
    assert sorted(counter.received) == sorted(SIGNERS)
    assert not Signature.objects.exclude(owed_mail="").exists()


def test_what_was_put_off_while_it_refused_goes_out_once_it_takes_mail_whatever_its_own_wait(
    petition, counter, settings
):
    """No signature follows that would be the next mail: those that were put off are tried themselves."""
    counter.refusing = True
    server = Controller(counter, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        for address in SIGNERS[:4]:
            signed(petition, email=address)
        assert deliver().paused
        assert deliver().paused
        counter.refusing = False
        while (round_ := deliver()).left:
            assert not round_.paused
    finally:
        server.stop()
    assert sorted(counter.received) == sorted(SIGNERS[:4])

"""The mail server takes calls and says nothing, or falls silent in the middle: nobody waits long, nothing is lost."""

import socket
import threading
from contextlib import suppress

import pytest

from campaign.tests.services import free_port
from petition.models import Signature
from petition.tests.mailing import deliver
from petition.tests.signers import signed


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 3


@pytest.fixture
def connections(settings):
    """Takes every call and says nothing; the calls so far."""
    calls, held = [], []
    server = socket.create_server((settings.EMAIL_HOST, settings.EMAIL_PORT))

    def take():
        with suppress(OSError):
            while True:
                held.append(server.accept()[0])
                calls.append(1)

    threading.Thread(target=take, daemon=True).start()
    yield calls
    server.close()
    for call in held:
        call.close()


@pytest.fixture
def silent_on_data(settings):
    """Speaks SMTP, and falls silent when the mail itself is to come; the addresses for which it did."""
    from aiosmtpd.controller import Controller

    class Silent:
        def __init__(self):
            self.asked = []

        async def handle_DATA(self, server, session, envelope):  # noqa: N802
            import asyncio

            self.asked.extend(envelope.rcpt_tos)
            await asyncio.sleep(3600)

    handler = Silent()
    controller = Controller(handler, hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT)
    controller.start()
    yield handler.asked
    controller.stop(no_assert=True)


def sign_all(petition):
    for number in range(5):
        signed(petition, email=f"signer{number}@example.org")


def test_a_server_that_says_nothing_is_called_once_and_costs_no_mail_an_attempt(petition, connections, settings):
    settings.EMAIL_TIMEOUT = 0.5
    sign_all(petition)

    delivered = deliver()

    assert (delivered.sent, delivered.failed, delivered.left, delivered.paused) == (0, 0, 5, True)
    assert len(connections) == 1
    assert set(Signature.objects.values_list("mail_attempts", flat=True)) == {0}


def test_a_server_that_falls_silent_holds_up_one_mail_and_not_the_worker(petition, silent_on_data):
    sign_all(petition)

    delivered = deliver()

    assert (delivered.sent, delivered.failed, delivered.left, delivered.paused) == (0, 1, 4, True)
    assert len(silent_on_data) == 1
    assert Signature.objects.exclude(owed_mail="").count() == 5

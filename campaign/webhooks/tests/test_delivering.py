"""Deliveries: signed, each event once in the end, whatever fails on the way."""

import json
import socket
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from campaign.mail.delivering import delivery as mails
from campaign.runtime.network import safe_fetch
from campaign.webhooks import endpoint_urls, sending, signing, switching
from campaign.webhooks.jobs import note_and_deliver
from campaign.webhooks.models import DELIVERIES, WebhookDelivery, WebhookEndpoint, WebhookSecret
from campaign.webhooks.sending import deliver

REAL_POLICY = safe_fetch._policy  # as it is before a test allows its receiver
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def owed(listening):
    """An endpoint to which one event is owed, with its secret."""
    endpoint, secret = listening()
    switching.send_test(endpoint=endpoint)
    return endpoint, secret


def test_what_is_sent_is_verified_by_the_standards_own_library(owed, receiver):
    endpoint, secret = owed
    assert deliver(endpoint.pk) == 1
    headers, body = receiver.got[0]
    payload = Webhook(secret).verify(body, headers)
    assert payload["type"] == "webhook.test"
    assert set(payload) == {"type", "timestamp", "data"}
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body.replace(b"test", b"tess"), headers)


def test_both_secrets_sign_while_one_replaces_the_other(owed, receiver):
    endpoint, old = owed
    new = signing.make_secret(endpoint=endpoint)
    deliver(endpoint.pk)
    headers, body = receiver.got[0]
    assert len(headers["webhook-signature"].split(" ")) == 2
    for secret in (old, new):
        Webhook(secret).verify(body, headers)
    assert signing.active_secrets(endpoint, now=timezone.now() + 25 * HOUR) == [new]


def test_a_receiver_that_fails_twice_gets_each_event_once_in_the_end(owed, receiver):
    endpoint, _secret = owed
    receiver.answers = [(500, {}, b"no"), (503, {}, b"not yet")]
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for wait in (timedelta(), 2 * DELIVERIES.waits[0], 2 * DELIVERIES.waits[1], DAY):
            clock.shift(wait)
            deliver(endpoint.pk)
    assert len(receiver.got) == 3
    assert len({headers["webhook-id"] for headers, _body in receiver.got}) == 1
    assert len({body for _headers, body in receiver.got}) == 1
    row = WebhookDelivery.objects.get()
    assert (row.status, row.attempts, row.response_code) == ("delivered", 3, 204)


def test_what_a_killed_worker_had_claimed_is_taken_again(owed, receiver, monkeypatch):
    endpoint, _secret = owed

    def killed(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(sending, "_attempt", killed)
        with pytest.raises(SystemExit):
            deliver(endpoint.pk)
    now = timezone.now()
    assert deliver(endpoint.pk, now=now) == 0
    assert deliver(endpoint.pk, now=now + DELIVERIES.lasts) == 1
    assert len(receiver.got) == 1


def test_the_wait_that_the_server_asks_for_is_kept_by_all_deliveries(owed, receiver):
    endpoint, _secret = owed
    switching.send_test(endpoint=endpoint)
    receiver.answers = [(429, {"Retry-After": "3600"}, b"")] * 2
    now = timezone.now()
    deliver(endpoint.pk, now=now)
    assert min(WebhookDelivery.objects.values_list("due_at", flat=True)) >= now + HOUR
    switching.send_test(endpoint=endpoint)
    deliver(endpoint.pk, now=now + HOUR / 2)
    assert len(receiver.got) == 2
    deliver(endpoint.pk, now=now + 3 * HOUR)
    assert len(receiver.got) > 2


@pytest.mark.parametrize("said", ["-1", "soon", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT", "²"])
def test_an_odd_retry_after_is_no_error(owed, receiver, said):
    endpoint, _secret = owed
    receiver.answers = [(503, {"Retry-After": said.encode().decode("latin-1")}, b"")]
    deliver(endpoint.pk)
    assert WebhookDelivery.objects.get().due_at <= timezone.now() + DAY


def test_after_three_days_of_attempts_one_is_given_up_and_can_be_sent_again(owed, receiver):
    endpoint, _secret = owed
    receiver.answers = [(500, {}, b"no")] * 20
    now = timezone.now()
    attempts = 0
    while WebhookDelivery.objects.filter(status="waiting").exists() and attempts < 20:
        now += 2 * DAY  # the longest wait is one, give or take a fifth
        WebhookEndpoint.objects.update(enabled=True, failing_since=None)
        deliver(endpoint.pk, now=now)
        attempts += 1
    assert attempts == len(DELIVERIES.waits) + 1
    first_id = receiver.got[0][0]["webhook-id"]
    receiver.answers = []
    failed = WebhookDelivery.objects.filter(endpoint=endpoint)
    assert switching.send_again(failed, failed_since=now + HOUR) == 0
    assert switching.send_again(failed, failed_since=now - HOUR) == 1
    assert deliver(endpoint.pk, now=now + HOUR) == 1
    assert receiver.got[-1][0]["webhook-id"] == first_id


def test_a_redirect_is_not_followed(owed, receiver):
    endpoint, _secret = owed
    receiver.answers = [(302, {"Location": receiver.url}, b"")]
    assert deliver(endpoint.pk) == 0
    assert len(receiver.got) == 1


def test_the_beginning_of_an_answer_is_kept_whatever_it_is(owed, receiver):
    endpoint, _secret = owed
    receiver.answers = [(500, {}, b"\x00\xff<b>no" + b"x" * 100_000)]
    deliver(endpoint.pk)
    answer = WebhookDelivery.objects.get().response
    assert answer.startswith("\ufffd<b>no")
    assert len(answer) == 500


def test_an_endpoint_that_is_gone_is_switched_off_and_editors_are_told(owed, receiver, django_user_model, home):
    endpoint, _secret = owed
    django_user_model.objects.create_superuser("chief", "chief@example.org", "chief")
    django_user_model.objects.create_user("other", "other@example.org", "other")
    receiver.answers = [(410, {}, b"")]
    deliver(endpoint.pk)
    endpoint.refresh_from_db()
    assert (endpoint.enabled, endpoint.off_reason) == (False, "gone")
    mails.deliver(mails.outbox_named("webhooks"))
    mails.deliver(mails.outbox_named("webhooks"))
    assert [message.recipients() for message in mail.outbox] == [["chief@example.org"]]
    assert "Mailing tool" in mail.outbox[0].subject
    switching.send_test(endpoint=endpoint)
    deliver(endpoint.pk)
    assert len(receiver.got) == 1


def test_one_that_takes_nothing_for_days_is_switched_off_and_one_success_forgives(owed, receiver):
    endpoint, _secret = owed
    now = timezone.now()
    receiver.answers = [(500, {}, b"")]
    deliver(endpoint.pk, now=now)
    deliver(endpoint.pk, now=now + DAY)
    endpoint.refresh_from_db()
    assert endpoint.failing_since is None
    switching.send_test(endpoint=endpoint, now=now)
    receiver.answers = [(500, {}, b"")] * 2
    deliver(endpoint.pk, now=now + 2 * DAY)
    deliver(endpoint.pk, now=now + 6 * DAY)
    endpoint.refresh_from_db()
    assert (endpoint.enabled, endpoint.off_reason) == (False, "failing")


def test_an_address_that_leads_inside_by_now_is_never_connected_to(listening, monkeypatch, receiver):
    endpoint, _secret = listening()
    switching.send_test(endpoint=endpoint)
    monkeypatch.setattr(safe_fetch, "_policy", REAL_POLICY)
    assert deliver(endpoint.pk) == 0
    assert receiver.got == []
    assert "public internet" in WebhookDelivery.objects.get().response


def test_a_name_that_leads_inside_after_it_was_saved_is_never_connected_to(listening, monkeypatch, receiver):
    answers = ["93.184.216.34"]
    real = socket.getaddrinfo

    def getaddrinfo(host, *args, **kwargs):
        if host != "rebinding.example":
            return real(host, *args, **kwargs)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers[0], 0))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(safe_fetch, "_policy", REAL_POLICY)
    url = receiver.url.replace("127.0.0.1", "rebinding.example")
    endpoint_urls.validate_address(url)
    endpoint, _secret = listening(url=url)
    switching.send_test(endpoint=endpoint)
    answers[0] = "127.0.0.1"
    assert deliver(endpoint.pk) == 0
    assert receiver.got == []
    with pytest.raises(ValidationError):
        endpoint_urls.validate_address(url)


def test_the_job_delivers_what_is_due(owed, receiver):
    note_and_deliver()
    note_and_deliver()
    assert [json.loads(body)["type"] for _headers, body in receiver.got] == ["webhook.test"]


def test_deliveries_are_forgotten_after_thirty_days(owed):
    now = timezone.now()
    assert switching.forget_old_deliveries(now=now + 29 * DAY) == 0
    assert switching.forget_old_deliveries(now=now + 31 * DAY) == 1


def test_no_secret_is_logged_or_kept_with_a_delivery(owed, receiver, caplog):
    endpoint, secret = owed
    receiver.answers = [(500, {}, b"no")]
    with caplog.at_level("DEBUG"):
        deliver(endpoint.pk)
    assert secret.removeprefix("whsec_") not in caplog.text
    assert secret.removeprefix("whsec_") not in str(WebhookDelivery.objects.values_list())
    assert secret.removeprefix("whsec_") not in repr(endpoint.secrets.all())


def test_a_copy_of_the_database_tells_no_secret_of_a_webhook(owed):
    endpoint, secret = owed

    assert secret.removeprefix("whsec_") not in str(WebhookSecret.objects.values_list())
    assert signing.active_secrets(endpoint, now=timezone.now()) == [secret]


def test_secrets_outlive_a_new_key_of_the_site(owed, receiver, settings):
    endpoint, secret = owed
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key of the site"
    assert signing.active_secrets(endpoint, now=timezone.now()) == [secret]

    signing.reencrypt_secrets()
    settings.SECRET_KEY_FALLBACKS = []
    deliver(endpoint.pk)

    headers, body = receiver.got[0]
    Webhook(secret).verify(body, headers)


def test_nothing_is_sent_without_a_signature_where_the_key_of_the_site_is_lost(owed, receiver, settings):
    endpoint, _secret = owed
    settings.SECRET_KEY = "another key of the site"

    assert deliver(endpoint.pk) == 0

    assert not receiver.got
    assert "make a new one" in WebhookDelivery.objects.get().response

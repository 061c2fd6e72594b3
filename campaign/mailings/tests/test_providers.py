"""Webhooks of mail services, as Anymail reads them: what they tell is done, what nobody signed is not."""

import hashlib
import hmac
import importlib
import json
from base64 import b64encode
from types import ModuleType

import pytest
from django.urls import Resolver404, include, path, resolve

from campaign.mailings.models import Mailbox
from campaign.mailings.returns import providers

pytestmark = pytest.mark.filterwarnings("ignore:django-anymail has dropped official support")
anymail_signals = pytest.importorskip("anymail.signals")
provider_urls = importlib.import_module("campaign.mailings.returns.provider_urls")

SECRET, SIGNING_KEY = "service:hush", "mailgun-signs-with-this"
SERVICES = ("brevo", "mailgun", "mailjet", "postmark", "sendgrid", "sparkpost")


@pytest.fixture(autouse=True)
def _listening(settings):
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET, "MAILGUN_WEBHOOK_SIGNING_KEY": SIGNING_KEY}
    urls = ModuleType("urls")
    urls.urlpatterns = [path("anymail/", include(importlib.reload(provider_urls)))]
    settings.ROOT_URLCONF = urls
    providers.listen(anymail_signals.tracking)
    yield
    anymail_signals.tracking.disconnect(dispatch_uid="campaign.mailings.providers")


def postmark(address, *, complains):
    kind = {"RecordType": "SpamComplaint", "Type": "SpamComplaint", "TypeCode": 512} if complains else {}
    bounced = {"RecordType": "Bounce", "Type": "HardBounce", "TypeCode": 1, "Name": "Hard bounce"}
    facts = {
        "ID": 901542550,
        "MessageID": "2706ee8a-737c-4285-b032-ccd317af53ed",
        "Description": "The server was unable to deliver your message.",
        "Details": "smtp;550 5.1.1 The email account that you tried to reach does not exist.",
        "Email": address,
        "BouncedAt": "2026-12-01T08:00:00Z",
        "Inactive": True,
    }
    return bounced | facts | kind


def sendgrid(address, *, complains):
    event = {"event": "spamreport"} if complains else {"event": "bounce", "type": "bounce", "status": "5.1.1"}
    facts = {"email": address, "timestamp": 1796112000, "sg_event_id": "sd1", "sg_message_id": "x.filter"}
    return [{"event": "processed"} | facts, event | {"reason": "550 5.1.1 User unknown"} | facts]


def mailgun(address, *, complains):
    stamp, token = "1796112000", "a" * 50
    seal = hmac.new(SIGNING_KEY.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    status = {"code": 605, "message": "Not delivering to previously bounced address", "bounce-code": "5.1.1"}
    event = {"event": "complained"} if complains else {"event": "failed", "severity": "permanent", "reason": "bounce"}
    facts = {"id": "G9Bn5sl1TC6nu79C8C0bwg", "timestamp": 1796112000.5, "recipient": address}
    return {
        "signature": {"timestamp": stamp, "token": token, "signature": seal},
        "event-data": event | facts | {"delivery-status": status, "message": {"headers": {"message-id": "x@y"}}},
    }


def brevo(address, *, complains):
    return {
        "event": "spam" if complains else "hard_bounce",
        "email": address,
        "id": 26224,
        "ts_event": 1796112000,
        "ts_epoch": 1796112000000,
        "message-id": "<201798300811.5787683@smtp-relay.example>",
        "reason": "550 5.1.1 The user does not exist",
        "tag": "",
    }


def mailjet(address, *, complains):
    event = {"event": "spam", "source": "JMRPP"} if complains else {"event": "bounce", "hard_bounce": True}
    facts = {"time": 1796112000, "MessageID": 19421777396190490, "email": address, "error": "user unknown"}
    return [event | facts | {"error_related_to": "recipient", "blocked": False}]


def sparkpost(address, *, complains):
    event = {"type": "spam_complaint", "fbtype": "abuse"} if complains else {"type": "bounce", "bounce_class": "10"}
    facts = {
        "rcpt_to": address.lower(),
        "raw_rcpt_to": address,
        "message_id": "0e0d94b7",
        "timestamp": "1796112000",
        "raw_reason": "550 5.1.1 none",
    }
    return [{"msys": {"message_event": event | facts | {"event_id": "92356927693813856"}}}]


@pytest.fixture
def posted(client):
    def post(service, data, *, secret=SECRET):
        head = {"authorization": f"Basic {b64encode(secret.encode()).decode()}"} if secret else {}
        url = f"/anymail/{service}/tracking/"
        return client.post(url, json.dumps(data), content_type="application/json", headers=head)

    return post


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("complains", [False, True], ids=["bounce", "complaint"])
def test_what_a_service_tells_is_done(service, complains, got, posted):
    ada, _row = got
    assert posted(service, globals()[service](ada.email, complains=complains)).status_code == 200
    assert Mailbox.objects.get().suppressed == ("complained" if complains else "bounced")


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("secret", ["", "service:guessed"], ids=["none", "wrong"])
def test_what_nobody_signed_changes_nothing(service, secret, got, posted):
    ada, _row = got
    assert posted(service, globals()[service](ada.email, complains=True), secret=secret).status_code == 400
    assert not Mailbox.objects.exclude(suppressed="").exists()


def test_a_mail_that_was_taken_or_opened_says_nothing_of_the_mailbox(got, posted):
    ada, _row = got
    for event in ("delivered", "open", "click"):
        data = [{"event": event, "email": ada.email, "timestamp": 1796112000, "sg_message_id": "x", "url": "/"}]
        assert posted("sendgrid", data).status_code == 200
    blocked = sendgrid(ada.email, complains=False)[1] | {"type": "blocked", "reason": "550 5.7.1 policy"}
    assert posted("sendgrid", [blocked]).status_code == 200
    assert not Mailbox.objects.exclude(suppressed="").exists()


def test_somebody_who_got_no_mailing_is_nobodys_row(got, posted):
    assert posted("postmark", postmark("stranger@example.org", complains=True)).status_code == 200
    assert not Mailbox.objects.exists()


@pytest.mark.parametrize("address", ["/anymail/mandrill/tracking/", "/anymail/postmark/inbound/"])
def test_a_service_without_its_keys_and_inbound_mail_have_no_address(address):
    assert resolve("/anymail/postmark/tracking/")
    with pytest.raises(Resolver404):
        resolve(address)

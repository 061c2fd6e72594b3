"""What is asked of others before a mailing goes out: servers behind its links, and the DNS."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import SimpleNamespace

import pytest
from AntiSSRF import AntiSSRFPolicy, PolicyConfigOptions
from dns.exception import Timeout
from dns.resolver import NXDOMAIN, NoAnswer, NoNameservers

from campaign.mailings import findings, sender_domain
from campaign.mailings.checking.dead_links import dead_links
from campaign.runtime.findings import Level


class _Site(BaseHTTPRequestHandler):
    """Answers with the status that the address names."""

    def do_GET(self):
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    def do_HEAD(self):
        self.do_GET()

    def log_message(self, *_line):
        pass


@pytest.fixture
def elsewhere(monkeypatch):
    def policy():
        policy = AntiSSRFPolicy(PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
        policy.add_allowed_addresses(["127.0.0.1/32"])
        policy.allow_plain_text_http = True
        return policy

    monkeypatch.setattr("campaign.runtime.network.safe_fetch._policy", policy)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_links_behind_which_nothing_is_are_named_and_no_others(elsewhere):
    dead = dict(dead_links(f"{elsewhere}/{status}" for status in (200, 403, 404, 405, 410, 500)))
    assert dead == {f"{elsewhere}/404": "404.", f"{elsewhere}/410": "410."}


def test_a_link_into_the_machine_or_to_nobody_is_dead_in_words():
    urls = ["http://169.254.169.254/latest/", "https://nobody.invalid/", "https://[::1"]
    assert [url for url, why in dead_links(urls) if why] == urls


RECORDS = {
    "campaign.example": ["other", "v=spf1 include:_spf.host.example ~all"],
    "_dmarc.campaign.example": ["v=DMARC1; p=Reject; rua=mailto:d@campaign.example"],
    "s1._domainkey.campaign.example": ["k=rsa; p=MIGf"],
}


@pytest.fixture
def dns(monkeypatch, settings):
    """The records of a DNS that nobody asks over the network; an error in their place is raised."""
    settings.DEFAULT_FROM_EMAIL = "News <news@campaign.example>"
    known = dict(RECORDS)

    def resolve(name, _kind, **_options):
        found = known.get("*") or known.get(name, NXDOMAIN())
        if isinstance(found, Exception):
            raise found
        return [SimpleNamespace(strings=[text[:9].encode(), text[9:].encode()]) for text in found]

    monkeypatch.setattr("dns.resolver.resolve", resolve)
    return known


def test_the_doctor_says_what_the_dns_has(dns):
    assert sender_domain.look_up("campaign.example").dkim == ("s1",)
    found = findings.sender_domain()
    assert found.level == Level.FINE
    assert "SPF: v=spf1 include:_spf.host.example ~all; DMARC: reject; DKIM: keys at s1" in found.words


@pytest.mark.parametrize(("missing", "error"), [("campaign.example", NoAnswer), ("_dmarc.campaign.example", NXDOMAIN)])
def test_what_is_missing_is_worth_a_look(dns, missing, error):
    dns[missing] = error() if error is NXDOMAIN else error(response=SimpleNamespace(question="?"))
    assert "Large receivers refuse" in findings.sender_domain().words


@pytest.mark.parametrize("error", [Timeout(), NoNameservers(), OSError("no route")])
def test_a_dns_that_does_not_answer_is_said_and_no_fault(dns, error):
    dns["*"] = error
    said = findings.sender_domain().words
    assert "can’t be asked from here" in said
    assert type(error).__name__ in said

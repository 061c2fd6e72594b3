"""A receiver on this machine, which these tests alone may reach, and the endpoint that it is told by."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from AntiSSRF import AntiSSRFPolicy, PolicyConfigOptions

from campaign.runtime.network import safe_fetch
from campaign.webhooks import endpoint_urls, event_recorder, signing
from campaign.webhooks.events import event_types
from campaign.webhooks.models import WebhookEndpoint


@dataclass
class Receiver:
    """Answers what ``answers`` says in turn, then 204. ``got`` is (headers, body) of each post."""

    url: str
    got: list = field(default_factory=list)
    answers: list = field(default_factory=list)


@pytest.fixture
def receiver(monkeypatch) -> Iterator[Receiver]:
    def policy():
        policy = AntiSSRFPolicy(PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
        policy.add_allowed_addresses(["127.0.0.1/32"])
        policy.allow_plain_text_http = True
        return policy

    class Server(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append((dict(self.headers), body))
            status, headers, answer = receiver.answers.pop(0) if receiver.answers else (204, {}, b"")
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args):
            pass

    monkeypatch.setattr(safe_fetch, "_policy", policy)
    monkeypatch.setattr(endpoint_urls, "SCHEMES", ("http",))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}/hook")
    yield receiver
    server.shutdown()
    server.server_close()


@pytest.fixture
def listening(db, receiver) -> Callable[..., tuple[WebhookEndpoint, str]]:
    """Adds an endpoint that listens to everything, unless said otherwise; answers it and its secret."""

    def add(**facts):
        events = facts.pop("events", [event.name for event in event_types()])
        endpoint = WebhookEndpoint.objects.create(
            **{"name": "Mailing tool", "url": receiver.url, "events": events} | facts
        )
        event_recorder.begin_to_listen(events=events)
        return endpoint, signing.make_secret(endpoint=endpoint)

    return add


@pytest.fixture
def note() -> Callable[[], int]:
    """Notes what happened: once to set the mark, once to read up to it."""

    def note_all():
        event_recorder.record_occurrences()
        return event_recorder.record_occurrences()

    return note_all

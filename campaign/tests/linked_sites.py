"""A site on this machine that links lead to: it answers what a test says."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from AntiSSRF import AntiSSRFPolicy, PolicyConfigOptions

from campaign.runtime.network import safe_fetch


class Server(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        self.server.asked.append((self.command, self.path))
        status, location = self.server.answers.get((self.command, self.path)) or self.server.answers.get(
            self.path, (404, "")
        )
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command == "GET" and self.path == "/robots.txt":
            self.wfile.write(self.server.robots)

    def log_message(self, *args):
        pass


@pytest.fixture
def server(db, monkeypatch):
    """Tests that ask for it, and nothing else, may look at this machine.

    ``answers`` are status and location by path, or by method and path; ``asked`` what came.
    """
    from resources.link_checking import looking

    def policy():
        policy = AntiSSRFPolicy(PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
        policy.add_allowed_addresses(["127.0.0.1/32"])
        policy.allow_plain_text_http = True
        return policy

    monkeypatch.setattr(safe_fetch, "_policy", policy)
    monkeypatch.setattr(looking, "SECONDS_BETWEEN", 0.0)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.asked, server.answers, server.robots = [], {"/fine": (200, "")}, b""
    server.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()

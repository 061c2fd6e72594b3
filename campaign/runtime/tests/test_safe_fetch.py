"""Fetching what a stranger's address leads to: from the public internet only, bounded in size, time and steps."""

import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep

import pytest
from AntiSSRF import AntiSSRFPolicy, PolicyConfigOptions

from campaign.runtime.network import safe_fetch
from campaign.runtime.network.safe_fetch import FetchError, fetch


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/logo.png",
        "http://127.1/logo.png",
        "http://2130706433/logo.png",
        "http://0x7f.0.0.1/logo.png",
        "http://0.0.0.0/logo.png",
        "http://localhost/logo.png",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/logo.png",
        "http://[::ffff:127.0.0.1]/logo.png",
        "http://[fd00::1]/logo.png",
        "http://10.0.0.1/logo.png",
        "http://192.168.1.1/logo.png",
        "http://172.16.0.1:8080/logo.png",
        "http://100.64.0.1/logo.png",
    ],
)
def test_addresses_inside_a_private_network_are_refused(address):
    with pytest.raises(FetchError):
        fetch(address)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.org/x", "//example.org/x", "x", "http://", "http://a:b@example.org/"],
)
def test_only_plain_web_addresses_are_taken(address):
    with pytest.raises(FetchError, match="no web address"):
        fetch(address)


def resolving(monkeypatch, *answers):
    """Let the name ``rebinding.example`` resolve to these addresses, one answer a question."""
    waiting, asked = list(answers), []
    real = socket.getaddrinfo

    def getaddrinfo(host, *args, **kwargs):
        if host != "rebinding.example":
            return real(host, *args, **kwargs)
        asked.append(host)
        addresses = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def test_a_name_that_leads_inside_is_refused_even_among_public_addresses(monkeypatch):
    resolving(monkeypatch, ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(FetchError, match="public internet"):
        fetch("http://rebinding.example/logo.png")


def test_a_name_whose_answer_changes_is_looked_up_once_and_connected_to_as_checked(monkeypatch):
    asked = resolving(monkeypatch, ["192.0.1.1"], ["127.0.0.1"])
    connected = []

    def connect(address, *args, **kwargs):
        connected.append(address[0])
        raise OSError

    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    with pytest.raises(FetchError):
        fetch("http://rebinding.example/logo.png", max_seconds=2)
    assert len(asked) == 1
    assert set(connected) <= {"192.0.1.1"}


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        name, _slash, rest = self.path.strip("/").partition("/")
        getattr(self, f"send_{name}")(rest)

    def answer(self, status=200, **headers):
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        self.end_headers()

    def send_logo(self, rest):
        self.answer()
        self.wfile.write(b"a logo")

    def send_endless(self, rest):
        self.answer()
        while True:
            self.wfile.write(b"x" * 65536)

    def send_slow(self, rest):
        self.answer()
        while True:
            self.wfile.write(b"x")
            sleep(0.1)

    def send_dripping(self, rest):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            self.wfile.write(b"x")
            sleep(0.1)

    def send_missing(self, rest):
        self.answer(404)

    def send_turns(self, rest):
        self.answer(302, Location=f"/turns/{int(rest) - 1}" if int(rest) > 1 else "/logo")

    def send_inside(self, rest):
        self.answer(302, Location="http://169.254.169.254/latest/")

    def log_message(self, *args):
        pass


@pytest.fixture
def server(monkeypatch):
    """A server on this machine, which these tests alone may reach."""

    def policy():
        policy = AntiSSRFPolicy(PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
        policy.add_allowed_addresses(["127.0.0.1/32"])
        policy.allow_plain_text_http = True
        return policy

    monkeypatch.setattr(safe_fetch, "_policy", policy)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    server.handle_error = lambda request, address: None  # clients hang up: that is what is tested
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_is_there_is_fetched_over_three_redirects_at_most(server):
    assert fetch(f"{server}/logo") == b"a logo"
    assert fetch(f"{server}/turns/3") == b"a logo"
    with pytest.raises(FetchError, match="redirects too often"):
        fetch(f"{server}/turns/4")


def test_a_redirect_to_the_inside_is_refused(server):
    with pytest.raises(FetchError, match="public internet"):
        fetch(f"{server}/inside")


def test_what_is_missing_is_said_in_words(server):
    with pytest.raises(FetchError, match="404"):
        fetch(f"{server}/missing")


def test_no_more_is_read_than_is_allowed(server):
    with pytest.raises(FetchError, match="larger than 100 kB"):
        fetch(f"{server}/endless", max_bytes=100 * 1024)


@pytest.mark.parametrize("name", ["slow", "dripping"])
def test_a_server_that_sends_a_byte_at_a_time_is_left(server, name):
    began = monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetch(f"{server}/{name}", max_seconds=1)
    assert monotonic() - began < 5

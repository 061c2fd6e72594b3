"""Fixtures for the shipped configurations of nginx and Varnish, run by the real servers before an application."""

import gzip
import http.client
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Barrier, Thread

import brotli
import pytest

from campaign.operations.proxy_pages import write_pages
from campaign.tests.services import accepts, free_port, missing, running

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
HOST = "campaign.example.org"


@dataclass
class Upstream:
    """An application whose page says how often it was asked; ``seen`` holds the headers that reached it."""

    port: int = 0
    seen: list[dict[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    control: str = "public, max-age=60"
    status: int = 200
    # Where it is set, nobody is answered before so many ask at once.
    crowd: Barrier | None = None
    stop: Callable[[], None] = lambda: None
    stopped: bool = False


@dataclass
class Proxy:
    port: int
    folder: Path

    def get(
        self, path: str, method: str = "GET", body: str | None = None, **headers: str
    ) -> tuple[int, http.client.HTTPMessage, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, headers={"Host": HOST} | named)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, body

    def read(self, path: str, *, encoding: str = "") -> tuple[int, str]:
        """What a reader whose browser takes this encoding sees: unpacked, and whatever it is as text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={"Host": HOST, "Accept-Encoding": encoding})
        answer = connection.getresponse()
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(answer.headers["Content-Encoding"], bytes)
        body = unpack(answer.read()).decode(errors="replace")
        connection.close()
        return answer.status, body


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    said = Upstream()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if said.stopped:  # what was connected before is not answered either
                self.close_connection = True
                return
            if self.path != "/healthz/live":
                said.asked.append(self.path)
                said.seen.append({name.lower(): value for name, value in self.headers.items()})
                if said.crowd:
                    said.crowd.wait()
            body = f"page {len(said.asked)}".encode()
            self.send_response(200 if self.path == "/healthz/live" else said.status)
            self.send_header("Content-Type", "text/html")
            self.send_header("Cache-Control", said.control)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_line: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    said.port = server.server_address[1]
    Thread(target=server.serve_forever, daemon=True).start()

    def stop() -> None:
        said.stopped = True
        server.shutdown()
        server.server_close()

    said.stop = stop
    yield said
    stop()


@pytest.fixture
def nginx(upstream: Upstream, tmp_path: Path) -> Iterator[Proxy]:
    with nginx_before([upstream.port], tmp_path) as proxy:
        yield proxy


@contextmanager
def nginx_before(upstreams: list[int], tmp_path: Path, *, bucket: str = "", burst: str = "") -> Iterator[Proxy]:
    """nginx with deploy/nginx before these ports, its own paths and port moved to where a test may have them.

    ``bucket``: the address of the S3 server that has the pictures; else they are on this machine.
    """
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program:
        missing("nginx", "install nginx-light")
    port = free_port()
    site = (DEPLOY / "nginx/campaign.conf").read_text()
    for shipped, here in {
        "server 127.0.0.1:8000 max_fails=0;": " ".join(
            f"server 127.0.0.1:{upstream} max_fails=0;" for upstream in upstreams
        ),
        "listen 80;": f"listen 127.0.0.1:{port};",
        "/var/cache/nginx/campaign": f"{tmp_path}/cache",
        "/var/log/nginx": str(tmp_path),
        "flush=5s": "flush=10ms",  # nobody waits for its lines
        "/srv/campaign/static": f"{tmp_path}/static",
    }.items():
        assert shipped in site
        site = site.replace(shipped, here)
    if burst:
        assert "burst=400 delay=100" in site
        site = site.replace("burst=400 delay=100", burst)
    (tmp_path / "campaign.conf").write_text(site)
    write_pages(tmp_path / "static/campaign-errors")
    for part in ("campaign-proxy.conf", "campaign-media.conf"):
        shutil.copy(DEPLOY / "nginx" / part, tmp_path)
    if bucket:
        media = (DEPLOY / "nginx/campaign-media-bucket.conf").read_text()
        for shipped, here in {"http://s3:8333": bucket, "200 403 404 1m;": "200 403 404 1s;"}.items():
            assert shipped in media
            media = media.replace(shipped, here)
        (tmp_path / "campaign-media.conf").write_text(media)
    folders = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/pid; worker_processes 1; error_log {tmp_path}/error.log;"
        "events {} http { " + folders + f" include {tmp_path}/campaign.conf; }}"
    )
    command = [program, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-g", "master_process off;"]
    with running(command, tmp_path, lambda: accepts(port)):
        yield Proxy(port, tmp_path)


@pytest.fixture
def varnish(upstream: Upstream, tmp_path: Path) -> Iterator[Proxy]:
    with varnish_before(upstream.port, tmp_path) as proxy:
        yield proxy


@contextmanager
def varnish_before(upstream: int, tmp_path: Path) -> Iterator[Proxy]:
    """Varnish with deploy/varnish before this port."""
    program = shutil.which("varnishd") or shutil.which("varnishd", path="/usr/sbin")
    if not program:
        missing("Varnish", "install varnish")
    port = free_port()
    shipped = (DEPLOY / "varnish/campaign.vcl").read_text()
    (tmp_path / "campaign.vcl").write_text(re.sub(r'\.port = "8000"', f'.port = "{upstream}"', shipped))
    command = [program, "-F", "-a", f"127.0.0.1:{port}", "-f", tmp_path / "campaign.vcl", "-n", tmp_path / "run"]
    with running(
        [*command, "-s", "malloc,16m", "-j", "none", "-p", "backend_idle_timeout=5"], tmp_path, lambda: accepts(port)
    ):
        yield Proxy(port, tmp_path)

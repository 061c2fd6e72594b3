"""A demo site of its own, served as production serves it, for the tools of this folder."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def demo_site(prepare: str = "", **settings: str) -> Iterator[tuple[str, str]]:
    """Serve the demo campaign with a database of its own; yields its address and what ``prepare`` told.

    ``prepare`` is code that runs in the site once the demo is loaded; the last line that it prints is what it tells.
    ``settings`` are environment variables.
    """
    with TemporaryDirectory() as folder:
        port = _free_port()
        address = f"http://127.0.0.1:{port}"
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "campaign.settings.development",
            "DEBUG": "off",
            "LOG_LEVEL": "ERROR",
            "SIGN_RATE_LIMIT": "off",
            "SITE_URL": address,
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": f"{folder}/static",
            "EMAIL_URL": "dummymail://",
        } | settings
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "migrate", "--noinput", "--verbosity", "0"], cwd=ROOT, check=True)
        subprocess.run([*manage, "load_demo"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        subprocess.run([*manage, "collectstatic", "--noinput", "--verbosity", "0"], cwd=ROOT, check=True)
        told = [""]
        if prepare:
            shell = [*manage, "shell", "--no-imports", "--command", prepare]
            done = subprocess.run(shell, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
            told += done.stdout.splitlines()
        server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1"]
        server += ["--port", str(port), "--workers", "1", "--blocking-threads", "2", "--log-level", "warning"]
        running = subprocess.Popen([*server, "campaign.wsgi:application"], cwd=ROOT)
        try:
            _wait_for(f"{address}/healthz/ready")
            yield address, told[-1]
        finally:
            running.terminate()
            running.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, seconds: int = 300) -> None:
    for _second in range(seconds):
        try:
            urllib.request.urlopen(address, timeout=5)
        except OSError:
            time.sleep(1)
        else:
            return
    sys.exit(f"{address} does not answer")

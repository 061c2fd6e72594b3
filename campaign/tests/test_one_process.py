"""``manage.py serve``: what is put in line is done, and what recurs is run, without another process."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.core.management import CommandError, call_command

from campaign.tests.services import free_port
from campaign.tests.serving import sooner_or_later

ROOT = Path(__file__).parents[2]


def test_one_process_answers_and_runs_what_recurs(tmp_path):
    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "campaign.settings.development",
        "DEBUG": "off",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "EMAIL_URL": "dummymail://",
    }
    run = {"cwd": ROOT, "env": environment}
    if tables := os.environ.get("TEST_TABLES"):
        (tmp_path / "site.sqlite3").write_bytes(Path(tables).read_bytes())
    subprocess.run([sys.executable, "manage.py", "migrate", "--noinput", "--verbosity", "0"], check=True, **run)
    serving = subprocess.Popen([sys.executable, "manage.py", "serve", "--port", str(port)], **run)
    try:
        assert sooner_or_later(lambda: _answers(port), 60)
        assert sooner_or_later(lambda: "What recurs is run on time" in _doctor(run), 60)
    finally:
        serving.terminate()
        serving.wait(20)


def _answers(port):
    try:
        return urlopen(f"http://127.0.0.1:{port}/healthz/ready", timeout=5).status == 200
    except OSError:
        return False


def _doctor(run):
    done = subprocess.run([sys.executable, "manage.py", "doctor"], capture_output=True, text=True, check=False, **run)
    return done.stdout


def test_it_shares_a_port_with_nobody():
    """The server would, and a forgotten old one would answer a part of the requests."""
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(CommandError, match="is taken"):
        call_command("serve", port=taken.getsockname()[1])

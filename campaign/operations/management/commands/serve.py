"""Serves the whole site from one process."""

import os
import socket
import sys
from argparse import ArgumentParser
from contextlib import closing

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Serves the site from one process, which runs background tasks and scheduled jobs too: for a small campaign "
        "and a small machine. A larger one has campaign-web, worker and scheduler: see docs/deploy.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--threads", type=int, default=16, help="how many requests are answered at once")

    def handle(self, *, host: str, port: int, threads: int, **options: object) -> None:
        """Raises CommandError where somebody listens there: the server would share the port with them unsaid."""
        if not _is_free(host, port):
            raise CommandError(f"Port {port} of {host} is taken: another server listens there.")
        server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--http", "1"]
        server += ["--http1-header-read-timeout", "10000", "--host", host, "--port", str(port), "--workers", "1"]
        server += ["--blocking-threads", str(threads), "--workers-kill-timeout", "30", "--log-level", "warning"]
        os.execvpe(sys.executable, [*server, "campaign.wsgi:application"], os.environ | {"ONE_PROCESS": "on"})


def _is_free(host: str, port: int) -> bool:
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with closing(socket.socket(family, kind, protocol)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError:
            return False
    return True
